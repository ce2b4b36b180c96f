package io.foreshock.evaluation;

import java.util.List;

/**
 * What a backtest says: forecasts judged for accuracy, margins for coverage and steadiness, never
 * mixed. Means are plain means over market-sides.
 *
 * @param forecasts judgement of the forecasts
 * @param margins judgement of the margins
 * @param notScored series on which a score is not defined, with the reason
 */
public record BacktestReport(
    ForecastReport forecasts, MarginReport margins, List<String> notScored) {

  /** Copies the list. */
  public BacktestReport {
    notScored = List.copyOf(notScored);
  }

  /**
   * What there is to judge.
   *
   * @param forecasts forecasts of each market and model
   * @param regimes regime probabilities of each market
   * @param margins margins of each market-side and model
   * @param impulses margins of each market-side and model under a doubled volatility
   */
  public record Evidence(
      List<ForecastSeries> forecasts,
      List<RegimeSeries> regimes,
      List<MarginSeries> margins,
      List<ImpulseSeries> impulses) {

    /** Copies the lists. */
    public Evidence {
      forecasts = List.copyOf(forecasts);
      regimes = List.copyOf(regimes);
      margins = List.copyOf(margins);
      impulses = List.copyOf(impulses);
    }
  }

  /**
   * Scores everything.
   *
   * @param evidence what there is to judge
   * @param champion name of the model that is compared with all others
   */
  public static BacktestReport of(Evidence evidence, String champion) {
    Judgements judges = new Judgements();
    ForecastReport forecasts =
        ForecastReport.of(evidence.forecasts(), evidence.regimes(), champion, judges);
    MarginReport margins =
        MarginReport.of(evidence.margins(), evidence.impulses(), champion, judges);
    return new BacktestReport(forecasts, margins, judges.notScored());
  }
}
