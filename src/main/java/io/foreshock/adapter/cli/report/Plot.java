package io.foreshock.adapter.cli.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * The frame of a chart over time: where a day and a value are, in pixels, with its axes.
 *
 * @param firstDay first day, days since 1970-01-01
 * @param lastDay last day, after the first
 * @param lowest value at the bottom
 * @param highest value at the top, above the lowest
 * @param height height of the plotting area, pixels
 */
record Plot(long firstDay, long lastDay, double lowest, double highest, int height) {

  /** Width of the plotting area, pixels. */
  static final int WIDTH = 860;

  /** Pixels left of the plotting area, for the labels of the value axis. */
  static final int LEFT = 60;

  /** Pixels above the plotting area. */
  static final int TOP = 8;

  private static final int RIGHT = 14;
  private static final int BOTTOM = 20;
  private static final int MOST_TICKS = 14;
  private static final int QUARTERS_UP_TO = 3;
  private static final int MONTHS = 12;

  /** Returns the place of a day, pixels from the left of the plotting area. */
  double x(long day) {
    return (double) WIDTH * (day - firstDay) / Math.max(1, lastDay - firstDay);
  }

  /** Returns the place of a value, pixels from the top of the plotting area. */
  double y(double value) {
    return height * (highest - value) / (highest - lowest);
  }

  /** Opens the picture; what it shows is said for those who cannot see it. */
  void open(Html html, String title) {
    String view = "0 0 " + (LEFT + WIDTH + RIGHT) + " " + (TOP + height + BOTTOM);
    html.open("svg", "viewBox", view, "role", "img", "aria-label", title);
    html.element("title", title);
    html.open("g", "transform", "translate(" + LEFT + "," + TOP + ")");
  }

  /** Closes the picture. */
  void close(Html html) {
    html.close("g").close("svg");
  }

  /** Draws a grid line for a value with its label. */
  void gridLine(Html html, double value, String label) {
    String y = coordinate(y(value));
    html.empty("line", "class", "grid", "x1", "0", "x2", Integer.toString(WIDTH), "y1", y, "y2", y);
    html.element(
        "text",
        label,
        "class",
        "axis",
        "x",
        "-6",
        "y",
        coordinate(y(value) + 4.0),
        "text-anchor",
        "end");
  }

  /** Draws ticks for beginnings of quarters or, over more than three years, of years. */
  void dates(Html html) {
    LocalDate start = LocalDate.ofEpochDay(firstDay);
    int years = LocalDate.ofEpochDay(lastDay).getYear() - start.getYear();
    int months = years > QUARTERS_UP_TO ? MONTHS * (1 + years / MOST_TICKS) : MONTHS / 4;
    LocalDate tick = LocalDate.of(start.getYear(), 1, 1);
    for (; tick.toEpochDay() <= lastDay; tick = tick.plusMonths(months)) {
      if (tick.toEpochDay() >= firstDay) {
        tick(html, tick, months < MONTHS);
      }
    }
  }

  private void tick(Html html, LocalDate date, boolean month) {
    String x = coordinate(x(date.toEpochDay()));
    html.empty(
        "line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", Integer.toString(height));
    html.element(
        "text",
        month ? YearMonth.from(date).toString() : Integer.toString(date.getYear()),
        "class",
        "axis",
        "x",
        x,
        "y",
        Integer.toString(height + 15),
        "text-anchor",
        "middle");
  }

  /** Returns a path through the points that show, as the attribute {@code d} has it. */
  String path(long[] days, double[] values) {
    double[] x = new double[days.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = x(days[t]);
    }
    StringBuilder path = new StringBuilder();
    for (int t : PixelColumns.kept(x, values)) {
      path.append(path.isEmpty() ? 'M' : 'L').append(coordinate(x[t]));
      path.append(' ').append(coordinate(y(values[t])));
    }
    return path.toString();
  }

  /** Returns pixels with one digit. */
  static String coordinate(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }
}
