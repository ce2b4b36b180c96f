package io.foreshock.adapter.marketdata;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.foreshock.market.PriceBar;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Reads the bar of one row at a time. Not safe for threads. */
final class RowParser {

  private static final String NOT_A_NUMBER = "is not a number";

  private final BarColumns columns;
  private PriceBar bar = PriceBar.ofClose(0, Double.NaN);
  private String symbol = "";
  private @Nullable RowProblem problem;

  RowParser(BarColumns columns) {
    this.columns = columns;
  }

  /** Returns the bar of the last row that had no problem. */
  PriceBar bar() {
    return bar;
  }

  /** Returns the symbol of the last row that had no problem. */
  String symbol() {
    return symbol;
  }

  /** Reads a row; returns its first problem, or null where it could be read. */
  @Nullable RowProblem problemOf(CsvRecord row, @Nullable String givenSymbol) {
    problem = null;
    symbol = givenSymbol != null ? givenSymbol : symbolOf(row);
    long openTimeMs = openTimeMs(row);
    bar =
        new PriceBar(
            openTimeMs,
            known(row, "open", columns.open()),
            known(row, "high", columns.high()),
            known(row, "low", columns.low()),
            close(row),
            known(row, "volume", columns.volume()));
    return problem;
  }

  private String symbolOf(CsvRecord row) {
    String text = field(row, columns.symbol());
    if (text.isEmpty()) {
      report(row, "symbol", text, "is empty");
    }
    return text;
  }

  private long openTimeMs(CsvRecord row) {
    String text = field(row, columns.timestamp());
    try {
      return Timestamps.parse(text);
    } catch (DateTimeException e) {
      report(row, "timestamp", text, "is not an ISO-8601 time with its offset");
      return 0;
    }
  }

  private double close(CsvRecord row) {
    String text = field(row, columns.close());
    return text.isEmpty() ? Double.NaN : number(row, "close", text);
  }

  /** A value that may be left empty; the text NaN is no way to say that it is not known. */
  private double known(CsvRecord row, String column, int at) {
    String text = at < 0 ? "" : field(row, at);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    double value = number(row, column, text);
    if (Double.isNaN(value)) {
      report(row, column, text, NOT_A_NUMBER + "; leave it empty where it is not known");
    }
    return value;
  }

  private double number(CsvRecord row, String column, String text) {
    try {
      if (!isJavaLiteral(text)) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      // reported below, as the literal is
    }
    report(row, column, text, NOT_A_NUMBER);
    return Double.NaN;
  }

  /** Java also reads {@code 1d}, {@code 1f} and {@code 0x1p3}, which no source means. */
  static boolean isJavaLiteral(String text) {
    char last = text.charAt(text.length() - 1);
    return "dDfF".indexOf(last) >= 0 || text.indexOf('x') >= 0 || text.indexOf('X') >= 0;
  }

  static String field(CsvRecord row, int at) {
    return at < row.getFieldCount() ? row.getField(at).strip() : "";
  }

  private void report(CsvRecord row, String column, String value, String what) {
    if (problem == null) {
      problem = new RowProblem(row.getStartingLineNumber(), column, value, what);
    }
  }
}
