package io.foreshock.forecast;

import io.foreshock.forecast.regime.OnlineRegimeFilter;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.forecast.regime.RegimeFilterState;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.regime.RegimeProbabilities;
import java.util.OptionalDouble;

/** What is known of a market's regime: a filter's state, or the prior of a short history. */
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
   * Returns how many days a regime lasts on average, 1/(1 − p_kk), where a model says so.
   *
   * @param regime the regime
   */
  OptionalDouble expectedDurationDays(Regime regime);

  /**
   * A filter with frozen parameters and its state.
   *
   * @param filter filter in use
   * @param state its state now
   */
  record Filtered(OnlineRegimeFilter filter, RegimeFilterState state) implements RegimeView {

    @Override
    public RegimeProbabilities now() {
      return state.filtered();
    }

    @Override
    public RegimeProbabilities atHorizon(int days) {
      return filter.atHorizon(state, days);
    }

    @Override
    public OptionalDouble expectedDurationDays(Regime regime) {
      int states = filter.parameters().states();
      int index = stateOf(regime, states);
      if (index < 0) {
        return OptionalDouble.empty();
      }
      double stay = filter.parameters().transition().probability(index, index);
      return OptionalDouble.of(1.0 / (1.0 - stay));
    }

    private static int stateOf(Regime regime, int states) {
      if (states == Regime.values().length) {
        return regime.ordinal();
      }
      return switch (regime) {
        case CALM -> 0;
        case ELEVATED -> -1;
        case STRESSED -> 1;
      };
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
