package io.foreshock.application;

import io.foreshock.evaluation.ImpulseSeries;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Side;
import java.util.List;
import java.util.Optional;

/**
 * The backtest of one market.
 *
 * @param symbol symbol as in the input
 * @param assetClass class that chose edition and profile
 * @param refusal why there are no rows, where its history was refused
 * @param forecasts a row for each day and model, by day, the champion first
 * @param margins a row for each day and side from the first day of GJR-FHS on
 * @param editions which editions forecast these days, in time order
 * @param impulses margins under a doubled volatility; empty where none was asked for
 */
public record MarketBacktest(
    String symbol,
    AssetClass assetClass,
    Optional<String> refusal,
    List<ForecastRow> forecasts,
    List<MarginRow> margins,
    List<EditionPeriod> editions,
    List<ImpulseSeries> impulses) {

  /** Copies the lists. */
  public MarketBacktest {
    forecasts = List.copyOf(forecasts);
    margins = List.copyOf(margins);
    editions = List.copyOf(editions);
    impulses = List.copyOf(impulses);
  }

  static MarketBacktest refused(String symbol, AssetClass assetClass, String reason) {
    return new MarketBacktest(
        symbol, assetClass, Optional.of(reason), List.of(), List.of(), List.of(), List.of());
  }

  /** Returns the days of {@code margins} on which no edition was in force yet. */
  public int inSampleDays() {
    return (int) margins.stream().filter(row -> row.side() == Side.LONG && row.inSample()).count();
  }

  /** Returns the backtest with answers to a doubled volatility. */
  MarketBacktest with(List<ImpulseSeries> answers) {
    return new MarketBacktest(symbol, assetClass, refusal, forecasts, margins, editions, answers);
  }
}
