package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.foreshock.evaluation.PinballLoss;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaviarTest {

  private static final double[] INDEX =
      Golden.rows("g02_sp500_logret_pct.csv").stream().mapToDouble(Double::parseDouble).toArray();

  /** The recursion and tick loss written out again, in returns and their α quantile q &lt; 0. */
  private static double naiveTickLoss(double[] y, CaviarParameters p, double alpha, double start) {
    double q = -start;
    double sum = 0.0;
    for (double r : y) {
      sum += (alpha - (r <= q ? 1.0 : 0.0)) * (r - q);
      double gain = r > 0.0 ? r : 0.0;
      double fall = r < 0.0 ? -r : 0.0;
      q = -p.constant() + p.persistence() * q - p.gainWeight() * gain - p.lossWeight() * fall;
    }
    return sum / y.length;
  }

  private static double startOf(double[] y, double alpha) {
    double[] losses = Arrays.stream(y, 0, 300).map(r -> -r).sorted().toArray();
    return EmpiricalQuantile.typeSeven(losses, 1.0 - alpha);
  }

  @ParameterizedTest
  @EnumSource(CaviarForm.class)
  void fit_index_matchesNaiveTwinAndPinballLoss(CaviarForm form) {
    CaviarFit fit = Caviar.fit(INDEX, Side.LONG, 0.025, form, null);
    // The twin sums the same terms in another order.
    assertThat(fit.tickLoss())
        .isCloseTo(
            naiveTickLoss(INDEX, fit.parameters(), 0.025, startOf(INDEX, 0.025)), within(1e-12));
    double[] losses = Arrays.stream(INDEX).map(r -> -r).toArray();
    double[] past = Arrays.copyOf(fit.valuesAtRisk(), INDEX.length);
    assertThat(PinballLoss.mean(losses, past, 0.025)).isCloseTo(fit.tickLoss(), within(1e-12));
    assertThat(fit.converged()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(CaviarForm.class)
  void fit_index_noRandomPointIsBetter(CaviarForm form) {
    CaviarFit fit = Caviar.fit(INDEX, Side.LONG, 0.01, form, null);
    double start = startOf(INDEX, 0.01);
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      double onGain = 0.6 * random.nextDouble();
      double onLoss = form == CaviarForm.SYMMETRIC_ABSOLUTE ? onGain : 0.6 * random.nextDouble();
      CaviarParameters other =
          new CaviarParameters(
              1e-3 + 0.4 * random.nextDouble(), 0.6 + 0.39 * random.nextDouble(), onGain, onLoss);
      assertThat(naiveTickLoss(INDEX, other, 0.01, start)).isGreaterThan(fit.tickLoss());
    }
  }

  /** Best tick losses of 60 random starts each, found once; the grid must not end above them. */
  @Test
  void fit_index_endsAtBestOfSixtyRandomStarts() {
    assertThat(tick(Side.LONG, 0.025, CaviarForm.SYMMETRIC_ABSOLUTE)).isLessThan(0.072890);
    assertThat(tick(Side.LONG, 0.025, CaviarForm.ASYMMETRIC_SLOPE)).isLessThan(0.071114);
    assertThat(tick(Side.SHORT, 0.01, CaviarForm.SYMMETRIC_ABSOLUTE)).isLessThan(0.028302);
    assertThat(tick(Side.SHORT, 0.01, CaviarForm.ASYMMETRIC_SLOPE)).isLessThan(0.026185);
  }

  private static double tick(Side side, double alpha, CaviarForm form) {
    return Caviar.fit(INDEX, side, alpha, form, null).tickLoss();
  }

  @Test
  void fit_clusteredReturns_recoversConditionalQuantile() {
    // The truth is GARCH, which no CAViaR form is; both must follow it closely.
    double[] returns = Simulated.clustered(6_000, 3);
    CaviarFit fit = Caviar.fit(returns, Side.LONG, 0.025, CaviarForm.ASYMMETRIC_SLOPE, null);
    double[] valuesAtRisk = fit.valuesAtRisk();
    double variance = 1e-4;
    double relative = 0.0;
    for (int t = 0; t < returns.length; t++) {
      relative += Math.abs(valuesAtRisk[t] / (1.95996 * Math.sqrt(variance)) - 1.0);
      double news = returns[t] < 0.0 ? 0.16 : 0.04;
      variance = 4e-6 + news * returns[t] * returns[t] + 0.86 * variance;
    }
    assertThat(relative / returns.length).isLessThan(0.08); // a constant quantile is off by 0.25
    assertThat(fit.parameters().lossWeight()).isGreaterThan(2.0 * fit.parameters().gainWeight());
    // Normal innovations: ES ÷ VaR = 2.3378 ÷ 1.96; 150 exceedances give it within 3 %.
    assertThat(fit.shortfallRatio()).isCloseTo(2.3378 / 1.95996, withPercentage(3.0));
  }

  @Test
  void fit_knownRecursion_recoversParameters() {
    // y = v(t)·u with P(u < −1) = α exactly makes v the true quantile of every day.
    CaviarParameters truth = new CaviarParameters(0.1, 0.85, 0.05, 0.3);
    Random random = new Random(11);
    double[] returns = new double[20_000];
    double valueAtRisk = 2.0;
    for (int t = 0; t < returns.length; t++) {
      returns[t] = valueAtRisk * random.nextGaussian() / 1.6448536;
      valueAtRisk = truth.next(valueAtRisk, Side.LONG, returns[t]);
    }
    CaviarParameters found =
        Caviar.fit(returns, Side.LONG, 0.05, CaviarForm.ASYMMETRIC_SLOPE, null).parameters();
    // Two standard errors or so at 1,000 exceedances.
    assertThat(found.persistence()).isCloseTo(0.85, within(0.03));
    assertThat(found.lossWeight()).isCloseTo(0.3, within(0.05));
    assertThat(found.gainWeight()).isCloseTo(0.05, within(0.04));
  }

  @ParameterizedTest
  @EnumSource(CaviarForm.class)
  void fit_mirroredReturns_swapsSides(CaviarForm form) {
    double[] mirrored = Arrays.stream(INDEX).map(r -> -r).toArray();
    CaviarFit longSide = Caviar.fit(INDEX, Side.LONG, 0.025, form, null);
    CaviarFit shortSide = Caviar.fit(mirrored, Side.SHORT, 0.025, form, null);
    assertThat(shortSide.parameters()).isEqualTo(longSide.parameters());
    assertThat(shortSide.nextExpectedShortfall()).isEqualTo(longSide.nextExpectedShortfall());
  }

  @Test
  void fit_otherUnit_scalesTheAnswer() {
    double[] decimal = Arrays.stream(INDEX).map(r -> r / 128.0).toArray(); // exact in binary
    CaviarFit percent = Caviar.fit(INDEX, Side.LONG, 0.01, CaviarForm.ASYMMETRIC_SLOPE, null);
    CaviarFit other = Caviar.fit(decimal, Side.LONG, 0.01, CaviarForm.ASYMMETRIC_SLOPE, null);
    assertThat(other.nextValueAtRisk() * 128.0).isCloseTo(percent.nextValueAtRisk(), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(CaviarForm.class)
  void fit_warmStart_endsAtTheSameLossForFewerEvaluations(CaviarForm form) {
    double[] past = Arrays.copyOf(INDEX, 4_850);
    CaviarParameters earlier = Caviar.fit(past, Side.LONG, 0.025, form, null).parameters();
    CaviarFit cold = Caviar.fit(INDEX, Side.LONG, 0.025, form, null);
    CaviarFit warm = Caviar.fit(INDEX, Side.LONG, 0.025, form, earlier);
    assertThat(warm.tickLoss()).isCloseTo(cold.tickLoss(), within(2e-6));
    assertThat(warm.evaluations()).isLessThan(cold.evaluations() / 2);
  }

  @Test
  void next_afterFit_continuesTheFittedPath() {
    CaviarFit fit = Caviar.fit(INDEX, Side.SHORT, 0.025, CaviarForm.ASYMMETRIC_SLOPE, null);
    double[] path = fit.valuesAtRisk();
    for (int t = 0; t < INDEX.length; t++) {
      assertThat(fit.parameters().next(path[t], Side.SHORT, INDEX[t]))
          .isCloseTo(path[t + 1], withPercentage(1e-9));
    }
    assertThat(fit.standardizedReturns()[17]).isEqualTo(INDEX[17] / path[17]);
    assertThat(CaviarParameters.fromArray(fit.parameters().toArray())).isEqualTo(fit.parameters());
  }

  @Test
  void fit_sameArguments_sameBitsAndArgumentUntouched() {
    double[] returns = Simulated.clustered(1_500, 8);
    double[] copy = returns.clone();
    CaviarFit one = Caviar.fit(returns, Side.LONG, 0.01, CaviarForm.ASYMMETRIC_SLOPE, null);
    CaviarFit two = Caviar.fit(returns, Side.LONG, 0.01, CaviarForm.ASYMMETRIC_SLOPE, null);
    assertThat(two.parameters()).isEqualTo(one.parameters());
    assertThat(two.nextExpectedShortfall()).isEqualTo(one.nextExpectedShortfall());
    assertThat(returns).isEqualTo(copy);
  }

  @Test
  void fit_poolOfRatios_carriesTheLevelFartherOut() {
    // Residuals of the recursion in a pool: at the fitted level its quantile is about 1.
    CaviarFit fit = Caviar.fit(INDEX, Side.LONG, 0.025, CaviarForm.ASYMMETRIC_SLOPE, null);
    ResidualPool pool = new ResidualPool(INDEX.length, 0.1);
    pool.rebuild(fit.standardizedReturns());
    TailForecast tail = pool.tail().scaled(fit.nextValueAtRisk());
    assertThat(tail.valueAtRisk(Side.LONG, 0.025))
        .isCloseTo(fit.nextValueAtRisk(), withPercentage(1.0));
    assertThat(tail.expectedShortfall(Side.LONG, 0.025))
        .isCloseTo(fit.nextExpectedShortfall(), withPercentage(1.0));
    assertThat(tail.valueAtRisk(Side.LONG, 0.001)).isGreaterThan(fit.nextValueAtRisk() * 1.5);
  }

  @Test
  void fit_degenerateSeries_isRefusedByName() {
    double[] constant = new double[600];
    double[] rising = new double[600];
    double[] broken = Simulated.normal(600, 0.01, 1);
    for (int t = 0; t < 600; t++) {
      rising[t] = 0.001 + 0.001 * (t % 7);
    }
    broken[300] = Double.NaN;
    refused(constant, 0.025, "must not be constant");
    refused(rising, 0.025, "no loss of the LONG side");
    refused(broken, 0.025, "must be finite");
    refused(Simulated.normal(249, 0.01, 1), 0.025, "at least 250");
    refused(Simulated.normal(499, 0.01, 1), 0.01, "5 losses beyond");
    refused(Simulated.normal(499, 0.01, 1), 0.5, "alpha");
    assertThatIllegalArgumentException().isThrownBy(() -> new CaviarParameters(0, 0.9, 0.1, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CaviarParameters(1, 1.0, 0.1, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CaviarParameters(1, 0.9, -0.1, 0.1));
  }

  private static void refused(double[] returns, double alpha, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Caviar.fit(returns, Side.LONG, alpha, CaviarForm.ASYMMETRIC_SLOPE, null))
        .withMessageContaining(message);
  }
}
