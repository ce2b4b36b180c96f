package io.foreshock.forecast.regime;

import java.util.List;

/** Anything that names the regime of every observation by what was known at its time. */
@FunctionalInterface
public interface RegimeLabeller {

  /**
   * Returns the regime at each return of a series, filtered from the first.
   *
   * @param logReturns finite returns in time order
   */
  List<Regime> labels(double[] logReturns);

  /** Returns the labels of a Markov-switching model: its most likely regimes. */
  static RegimeLabeller of(StudentTSwitchingParameters parameters) {
    OnlineRegimeFilter filter = new OnlineRegimeFilter(parameters);
    return logReturns ->
        filter.filter(logReturns).stream().map(RegimeProbabilities::mostLikely).toList();
  }
}
