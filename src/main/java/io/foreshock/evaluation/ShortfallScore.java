package io.foreshock.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Acerbi and Székely's two statistics of one market-side beside simulated critical values of their
 * one-sided tests at 5 %. The hypothesis is what the forecast says of itself: independent
 * exceedances with probability α, their excess generalised Pareto with mean ES − VaR and ξ = 0.15.
 *
 * @param conditional Z₁; empty where nothing exceeded
 * @param conditionalCritical Z₁ below which the forecast is rejected; empty with Z₁, or where a
 *     value at risk is not positive
 * @param conditionalP p-value of Z₁; empty with the critical value
 * @param unconditional Z₂
 * @param unconditionalCritical Z₂ below which the forecast is rejected; empty where a value at risk
 *     is not positive
 * @param unconditionalP p-value of Z₂; empty with the critical value
 */
public record ShortfallScore(
    OptionalDouble conditional,
    OptionalDouble conditionalCritical,
    OptionalDouble conditionalP,
    double unconditional,
    OptionalDouble unconditionalCritical,
    OptionalDouble unconditionalP) {

  /** Probability of rejecting a forecast that is right. */
  public static final double SIGNIFICANCE = 0.05;

  /** Pareto shape of the simulated excess: the prior of the champion's own tails. */
  public static final double SHAPE = 0.15;

  /** Simulated statistics: the standard error of a 5 % p-value is half a point. */
  public static final int PATHS = 2_000;

  private static final long SEED = 20_140_112L; // any constant: the same paths on every run

  static ShortfallScore of(TailColumns tail) {
    double[] losses = tail.losses();
    double[] valuesAtRisk = tail.valuesAtRisk();
    double[] shortfalls = tail.expectedShortfalls();
    OptionalDouble first = AcerbiSzekely.conditional(losses, valuesAtRisk, shortfalls);
    double second = AcerbiSzekely.unconditional(losses, valuesAtRisk, shortfalls, tail.alpha());
    if (Arrays.stream(valuesAtRisk).anyMatch(value -> !(value > 0.0))) {
      return new ShortfallScore(
          first,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          second,
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
    BreachLaw law = BreachLaw.forecastTail(valuesAtRisk, shortfalls, SHAPE);
    ShortfallNull whole =
        ShortfallNull.unconditional(law, tail.alpha(), losses.length, PATHS, SEED);
    Test of = first.isPresent() ? Test.of(law, tail, first.getAsDouble()) : Test.NONE;
    return new ShortfallScore(
        first,
        of.critical,
        of.pValue,
        second,
        OptionalDouble.of(whole.criticalValue(SIGNIFICANCE)),
        OptionalDouble.of(whole.pValue(second)));
  }

  /** Returns whether the size and number of exceedances do not reject the forecast. */
  public boolean accepted() {
    return unconditionalP.isEmpty() || unconditionalP.getAsDouble() >= SIGNIFICANCE;
  }

  private record Test(OptionalDouble critical, OptionalDouble pValue) {

    static final Test NONE = new Test(OptionalDouble.empty(), OptionalDouble.empty());

    static Test of(BreachLaw law, TailColumns tail, double statistic) {
      ShortfallNull simulated =
          ShortfallNull.conditional(law, tail.alpha(), tail.size(), PATHS, SEED);
      return new Test(
          OptionalDouble.of(simulated.criticalValue(SIGNIFICANCE)),
          OptionalDouble.of(simulated.pValue(statistic)));
    }
  }
}
