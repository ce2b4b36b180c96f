package io.foreshock.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table in plain text: the first column left, the others right. Not safe for threads. */
public final class Table {

  private final List<String[]> rows = new ArrayList<>();

  /**
   * Starts a table.
   *
   * @param heads names of the columns
   */
  public Table(String... heads) {
    rows.add(heads);
  }

  /**
   * Adds a row.
   *
   * @param cells as many as there are columns
   */
  public Table row(Object... cells) {
    if (cells.length != rows.getFirst().length) {
      throw new IllegalArgumentException(
          "a row must have " + rows.getFirst().length + " cells, had " + cells.length);
    }
    rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
    return this;
  }

  /** Prints the table. */
  public void print() {
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String form = column == 0 ? "%-" + width(column) + "s" : "  %" + width(column) + "s";
        line.append(String.format(Locale.ROOT, form, row[column]));
      }
      System.out.println(line);
    }
  }

  private int width(int column) {
    return Math.max(1, rows.stream().mapToInt(row -> row[column].length()).max().orElse(1));
  }

  /**
   * Returns a share as a percentage.
   *
   * @param share the share, 1 being all
   * @param digits digits after the point
   */
  public static String percent(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f %%", 100.0 * share);
  }

  /**
   * Returns a number with so many digits after the point.
   *
   * @param number the number
   * @param digits digits after the point
   */
  public static String number(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }
}
