package io.foreshock.application;

import java.util.List;
import java.util.Optional;

/**
 * The backtest of one market.
 *
 * @param symbol symbol as in the input
 * @param refusal why there are no rows, where its history was refused
 * @param forecasts a row for each day and model, by day, the champion first
 * @param margins a row for each day and side from the first day of GJR-FHS on
 * @param inSampleDays days of {@code margins} on which no edition was in force yet
 */
public record MarketBacktest(
    String symbol,
    Optional<String> refusal,
    List<ForecastRow> forecasts,
    List<MarginRow> margins,
    int inSampleDays) {

  /** Copies the lists. */
  public MarketBacktest {
    forecasts = List.copyOf(forecasts);
    margins = List.copyOf(margins);
  }

  static MarketBacktest refused(String symbol, String reason) {
    return new MarketBacktest(symbol, Optional.of(reason), List.of(), List.of(), 0);
  }
}
