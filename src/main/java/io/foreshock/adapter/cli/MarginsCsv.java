package io.foreshock.adapter.cli;

import io.foreshock.application.MarginRow;
import java.util.Locale;

/** The form of {@code margins.csv}: margins in force and reference margins beside the losses. */
final class MarginsCsv {

  static final String HEADER =
      "date,symbol,side,champion,gjr_fhs,ewma_fhs,stressed_blend," + "historical_simulation,loss";

  private MarginsCsv() {}

  /** Returns a row without its line end. */
  static String line(MarginRow row) {
    StringBuilder line = new StringBuilder(100);
    line.append(row.date()).append(',').append(ForecastsCsv.quoted(row.symbol())).append(',');
    line.append(row.side().name().toLowerCase(Locale.ROOT));
    ForecastsCsv.number(line, row.champion());
    ForecastsCsv.number(line, row.gjrFhs());
    ForecastsCsv.number(line, row.ewmaFhs());
    ForecastsCsv.number(line, row.stressedBlend());
    ForecastsCsv.number(line, row.historicalSimulation());
    ForecastsCsv.number(line, row.loss());
    return line.toString();
  }
}
