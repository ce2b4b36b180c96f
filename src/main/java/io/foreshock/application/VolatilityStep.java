package io.foreshock.application;

import io.foreshock.evaluation.ImpulseSeries;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A history whose last 250 daily returns were doubled, and what margins make of it. Every price p
 * after the close c of the day before them becomes p²/c, which doubles each log move, also those
 * inside a day.
 */
final class VolatilityStep {

  /** Days with doubled returns: a trading year, so that step limits do not cut the answer short. */
  static final int DAYS = 250;

  private VolatilityStep() {}

  /** Tells whether there are enough days before the step for every margin to have settled. */
  static boolean fits(MarketHistory history) {
    return history.days().size() >= 2 * HistoricalSimulation.WINDOW_DAYS + DAYS;
  }

  /** Returns the history with its last days doubled. */
  static MarketHistory doubled(MarketHistory history) {
    PriceSeries bars = history.bars();
    long step = history.days().closeTimeMs(history.days().size() - DAYS - 1);
    PriceSeries.Builder doubled =
        PriceSeries.builder(bars.marketId(), bars.barLengthMs(), bars.size());
    double base = bars.close(0);
    for (int i = 0; i < bars.size(); i++) {
      if (bars.closeTimeMs(i) <= step) {
        base = bars.close(i);
        add(doubled, bars, i, Double.NaN);
      } else {
        add(doubled, bars, i, base);
      }
    }
    return MarketHistory.of(history.market(), doubled.build());
  }

  private static void add(PriceSeries.Builder doubled, PriceSeries bars, int i, double base) {
    doubled.add(
        bars.openTimeMs(i),
        moved(bars.open(i), base),
        moved(bars.high(i), base),
        moved(bars.low(i), base),
        moved(bars.close(i), base),
        bars.volume(i));
  }

  private static double moved(double price, double base) {
    return Double.isNaN(base) ? price : price / base * price;
  }

  /**
   * Pairs the margins of the history with those of the doubled one, from the first day whose margin
   * has seen a doubled return.
   *
   * @param history the history that is not doubled
   * @param plain margins of the history
   * @param doubled margins of the doubled one
   */
  static List<ImpulseSeries> pairs(
      MarketHistory history, List<MarginRow> plain, List<MarginRow> doubled) {
    LocalDate first = history.days().date(history.days().size() - DAYS + 1);
    List<ImpulseSeries> pairs = new ArrayList<>();
    for (Side side : Side.values()) {
      List<MarginRow> before = from(first, side, plain);
      List<MarginRow> after = from(first, side, doubled);
      if (!before.isEmpty() && dates(before).equals(dates(after))) {
        makers(before.getLast().inSample())
            .forEach((model, margin) -> pairs.add(pair(model, margin, before, after)));
      }
    }
    return pairs;
  }

  private static List<MarginRow> from(LocalDate first, Side side, List<MarginRow> rows) {
    return rows.stream().filter(row -> row.side() == side && !row.date().isBefore(first)).toList();
  }

  private static List<LocalDate> dates(List<MarginRow> rows) {
    return rows.stream().map(MarginRow::date).toList();
  }

  private static Map<String, ToDoubleFunction<MarginRow>> makers(boolean inSample) {
    Map<String, ToDoubleFunction<MarginRow>> makers = new LinkedHashMap<>();
    makers.put(
        inSample ? ForecastRow.CHAMPION_IN_SAMPLE : ForecastRow.CHAMPION, MarginRow::champion);
    for (ReferenceMargin reference : ReferenceMargin.values()) {
      makers.put(reference.code(), reference::of);
    }
    return makers;
  }

  private static ImpulseSeries pair(
      String model,
      ToDoubleFunction<MarginRow> margin,
      List<MarginRow> before,
      List<MarginRow> after) {
    return new ImpulseSeries(
        before.getFirst().symbol(),
        before.getFirst().side(),
        model,
        before.stream().mapToDouble(margin).toArray(),
        after.stream().mapToDouble(margin).toArray());
  }
}
