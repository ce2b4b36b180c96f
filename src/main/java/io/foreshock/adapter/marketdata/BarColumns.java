package io.foreshock.adapter.marketdata;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a header has the columns of a bar; −1 where it has not.
 *
 * @param timestamp opening time
 * @param symbol source symbol
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume traded volume
 */
record BarColumns(int timestamp, int symbol, int open, int high, int low, int close, int volume) {

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException naming the column that is missing
   */
  static BarColumns of(List<String> header, @Nullable String givenSymbol, String source) {
    List<String> names =
        header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    return new BarColumns(
        required(names, "timestamp", source),
        givenSymbol == null ? required(names, "symbol", source) : -1,
        names.indexOf("open"),
        names.indexOf("high"),
        names.indexOf("low"),
        required(names, "close", source),
        names.indexOf("volume"));
  }

  private static int required(List<String> names, String column, String source) {
    int at = names.indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException(
          source + ": no column '" + column + "'; the header has " + String.join(", ", names));
    }
    return at;
  }
}
