package io.foreshock.adapter.cli;

import io.foreshock.application.ForecastRow;
import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.market.Side;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.Ppm;

/**
 * The form of {@code forecasts.csv}. Numbers are the shortest decimals that read back to the same
 * double, so equal runs give equal bytes.
 */
final class ForecastsCsv {

  static final String HEADER =
      "date,symbol,model,sigma,ret,rv,"
          + "var_long_0.005,es_long_0.005,var_long_0.01,es_long_0.01,var_long_0.025,es_long_0.025,"
          + "var_short_0.005,es_short_0.005,var_short_0.01,es_short_0.01,"
          + "var_short_0.025,es_short_0.025,"
          + "p_calm,p_elevated,p_stressed,im_long,im_short,mm_long,mm_short,haircut";

  private static final double[] ALPHAS = {0.005, 0.01, 0.025};

  private ForecastsCsv() {}

  /** Returns a row without its line end. */
  static String line(ForecastRow row) {
    StringBuilder line = new StringBuilder(400);
    line.append(row.date()).append(',').append(quoted(row.symbol())).append(',');
    line.append(row.model());
    number(line, row.sigma());
    number(line, row.logReturn());
    number(line, row.realizedVariance());
    for (Side side : Side.values()) {
      for (double alpha : ALPHAS) {
        number(line, row.tail().valueAtRisk(side, alpha));
        number(line, row.tail().expectedShortfall(side, alpha));
      }
    }
    row.regime().ifPresentOrElse(regime -> regime(line, regime), () -> line.append(",,,"));
    row.margins().ifPresentOrElse(margins -> margins(line, margins), () -> line.append(",,,,,"));
    return line.toString();
  }

  private static void regime(StringBuilder line, RegimeProbabilities regime) {
    number(line, regime.calm());
    number(line, regime.elevated());
    number(line, regime.stressed());
  }

  private static void margins(StringBuilder line, MarginParameters margins) {
    fraction(line, margins.imfLongPpm());
    fraction(line, margins.imfShortPpm());
    fraction(line, margins.mmfLongPpm());
    fraction(line, margins.mmfShortPpm());
    fraction(line, margins.haircutPpm());
  }

  private static void fraction(StringBuilder line, long ppm) {
    number(line, (double) ppm / Ppm.ONE);
  }

  /** Adds a comma and a number. */
  static void number(StringBuilder line, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalStateException("a row may hold finite numbers only, found " + number);
    }
    line.append(',').append(number + 0.0); // no negative zero
  }

  /** Returns text as a CSV field. */
  static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
