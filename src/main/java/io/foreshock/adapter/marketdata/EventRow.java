package io.foreshock.adapter.marketdata;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cells of one row of a file of events, and the first problem met in them. */
final class EventRow {

  private final List<String> columns;
  private @Nullable CsvRecord row;
  private @Nullable RowProblem problem;

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException naming the column that is missing
   */
  EventRow(List<String> header, List<String> required, String source) {
    columns = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (String column : required) {
      if (!columns.contains(column)) {
        throw new IllegalArgumentException(
            source + ": no column '" + column + "'; the header has " + String.join(", ", columns));
      }
    }
  }

  void turnTo(CsvRecord next) {
    row = next;
    problem = null;
  }

  @Nullable RowProblem problem() {
    return problem;
  }

  /** Returns a cell without the space around it; empty where row or header has none. */
  String text(String column) {
    int at = columns.indexOf(column);
    return row == null || at < 0 ? "" : RowParser.field(row, at);
  }

  String symbol() {
    String text = text("symbol");
    if (text.isEmpty()) {
      report("symbol", "is empty");
    }
    return text;
  }

  /** Returns epoch milliseconds; 0 where the cell has a problem. */
  long timeMs() {
    try {
      return Timestamps.parse(text("timestamp"));
    } catch (DateTimeException e) {
      report("timestamp", "is not an ISO-8601 time with its offset");
      return 0;
    }
  }

  /** Returns a positive finite number; 1 where the cell has a problem. */
  double positive(String column) {
    String text = text(column);
    double value = number(text);
    if (value > 0.0 && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    String wrong = Double.isFinite(value) ? "is not positive" : "is not a number";
    report(column, text.isEmpty() ? "is empty" : wrong);
    return 1.0;
  }

  private static double number(String text) {
    try {
      return text.isEmpty() || RowParser.isJavaLiteral(text)
          ? Double.NaN
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  void report(String column, String what) {
    if (problem == null && row != null) {
      problem = new RowProblem(row.getStartingLineNumber(), column, text(column), what);
    }
  }
}
