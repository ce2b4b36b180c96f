package io.foreshock.forecast;

import io.foreshock.forecast.regime.HamiltonFilter;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.forecast.regime.TransitionMatrix;
import java.util.OptionalDouble;

/** What is known of a market's regime: foreseen from its variance, or a short history's prior. */
public sealed interface RegimeView {

  /** Returns the probabilities now, given everything up to now. */
  RegimeProbabilities now();

  /**
   * Returns the probabilities at the end of a later day.
   *
   * @param days days ahead, at least 1
   */
  RegimeProbabilities atHorizon(int days);

  /**
   * Returns how many days a regime lasts on average, 1/(1 − p_kk), where that is known.
   *
   * @param regime the regime
   */
  OptionalDouble expectedDurationDays(Regime regime);

  /**
   * Regimes told by realised variance: the one of the last day was seen, that of the next day is
   * foreseen from the variance forecast, and later ones follow from how regimes have followed each
   * other so far.
   *
   * @param now certainty of the regime that the last day had
   * @param nextDay probabilities of the next day's
   * @param transition how often one followed another, one of each move added
   * @param elevatedVariance realised daily variance above which a day is {@code ELEVATED}: the 80th
   *     percentile so far, squared log return
   * @param stressedVariance the same of {@code STRESSED}: the 90th percentile
   */
  record Outcome(
      RegimeProbabilities now,
      RegimeProbabilities nextDay,
      TransitionMatrix transition,
      double elevatedVariance,
      double stressedVariance)
      implements RegimeView {

    @Override
    public RegimeProbabilities atHorizon(int days) {
      if (!(days >= 1)) {
        throw new IllegalArgumentException("days must be at least 1, was " + days);
      }
      double[] next = {nextDay.calm(), nextDay.elevated(), nextDay.stressed()};
      double[] later = HamiltonFilter.predict(next, transition, days - 1);
      return new RegimeProbabilities(later[0], later[1], later[2]);
    }

    @Override
    public OptionalDouble expectedDurationDays(Regime regime) {
      double stay = transition.probability(regime.ordinal(), regime.ordinal());
      return OptionalDouble.of(1.0 / (1.0 - stay));
    }

    /**
     * Returns the regime of a day.
     *
     * @param realizedVariance of the day, squared log return
     */
    public Regime regimeOf(double realizedVariance) {
      if (realizedVariance > stressedVariance) {
        return Regime.STRESSED;
      }
      return realizedVariance > elevatedVariance ? Regime.ELEVATED : Regime.CALM;
    }
  }

  /**
   * The documented prior of a history too short for a model.
   *
   * @param prior probabilities at every horizon
   */
  record Prior(RegimePrior prior) implements RegimeView {

    @Override
    public RegimeProbabilities now() {
      return prior.probabilities();
    }

    @Override
    public RegimeProbabilities atHorizon(int days) {
      return prior.probabilities();
    }

    @Override
    public OptionalDouble expectedDurationDays(Regime regime) {
      return OptionalDouble.empty();
    }
  }
}
