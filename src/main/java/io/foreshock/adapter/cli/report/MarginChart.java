package io.foreshock.adapter.cli.report;

import io.foreshock.application.MarginRow;
import io.foreshock.market.Side;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The margin of one market-side against the losses it met; every breach is marked. */
final class MarginChart {

  private static final int HEIGHT = 190;
  private static final double[] STEPS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
  private static final int MOST_LINES = 6;

  private MarginChart() {}

  /**
   * Draws the chart.
   *
   * @param rows rows of the market-side in time order, at least two
   */
  static void draw(Html html, Side side, List<MarginRow> rows) {
    double highest = 1e-9;
    for (MarginRow row : rows) {
      highest = Math.max(highest, Math.max(row.loss(), Math.max(row.champion(), raw(row))));
    }
    long first = rows.getFirst().date().toEpochDay();
    Plot plot = new Plot(first, rows.getLast().date().toEpochDay(), 0.0, highest * 1.05, HEIGHT);
    String name = side.name().toLowerCase(Locale.ROOT);
    long breaches = rows.stream().filter(MarginChart::breached).count();
    plot.open(html, name + " side: margin against losses, " + breaches + " breaches marked");
    grid(html, plot);
    plot.dates(html);
    long[] days = rows.stream().mapToLong(row -> row.date().toEpochDay()).toArray();
    line(html, plot, days, rows, "loss", row -> Math.max(0.0, row.loss()));
    line(html, plot, days, rows, "raw", MarginChart::raw);
    line(html, plot, days, rows, "margin", MarginRow::champion);
    rows.stream().filter(MarginChart::breached).forEach(row -> breach(html, plot, row));
    plot.close(html);
  }

  private static double raw(MarginRow row) {
    return row.championValueAtRisk();
  }

  private static boolean breached(MarginRow row) {
    return row.loss() > row.champion();
  }

  private static void grid(Html html, Plot plot) {
    double step = STEPS[0];
    for (double each : STEPS) {
      step = plot.highest() / step > MOST_LINES ? each : step;
    }
    int digits = step < 0.01 ? 1 : 0;
    for (int line = 0; line * step < plot.highest(); line++) {
      plot.gridLine(html, line * step, Cells.shownPercent(line * step, digits));
    }
  }

  private static void line(
      Html html,
      Plot plot,
      long[] days,
      List<MarginRow> rows,
      String category,
      ToDoubleFunction<MarginRow> value) {
    String path = plot.path(days, rows.stream().mapToDouble(value).toArray());
    html.empty("path", "class", category, "d", path);
  }

  private static void breach(Html html, Plot plot, MarginRow row) {
    LocalDate date = row.date();
    html.open(
        "circle",
        "class",
        "breach",
        "cx",
        Plot.coordinate(plot.x(date.toEpochDay())),
        "cy",
        Plot.coordinate(plot.y(row.loss())),
        "r",
        "3.5");
    html.element(
        "title",
        date
            + ": loss "
            + Cells.shownPercent(row.loss(), 2)
            + ", margin "
            + Cells.shownPercent(row.champion(), 2));
    html.close("circle");
  }
}
