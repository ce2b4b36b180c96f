package io.foreshock.adapter.cli.report;

import io.foreshock.evaluation.RegimeSeries;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Bands of the regime probabilities over time: stressed from below, elevated on top of it. */
final class RegimeChart {

  private static final int HEIGHT = 56;

  private RegimeChart() {}

  /**
   * Draws the chart.
   *
   * @param days days in time order, at least two
   */
  static void draw(Html html, List<RegimeSeries.Day> days) {
    long first = days.getFirst().epochDay();
    Plot plot = new Plot(first, days.getLast().epochDay(), 0.0, 1.0, HEIGHT);
    plot.open(html, "Regime probabilities for the end of each day: stressed, elevated, calm");
    html.empty(
        "rect",
        "class",
        "calm",
        "width",
        Integer.toString(Plot.WIDTH),
        "height",
        Integer.toString(HEIGHT));
    area(
        html,
        plot,
        days,
        "elevated",
        day -> Math.min(1.0, day.probabilities().stressed() + day.probabilities().elevated()));
    area(html, plot, days, "stressed", day -> day.probabilities().stressed());
    plot.gridLine(html, 0.0, "0 %");
    plot.gridLine(html, 1.0, "100 %");
    plot.dates(html);
    plot.close(html);
  }

  private static void area(
      Html html,
      Plot plot,
      List<RegimeSeries.Day> days,
      String category,
      ToDoubleFunction<RegimeSeries.Day> share) {
    long[] epochDays = days.stream().mapToLong(RegimeSeries.Day::epochDay).toArray();
    String line = plot.path(epochDays, days.stream().mapToDouble(share).toArray());
    html.empty(
        "path",
        "class",
        category,
        "d",
        line + "L" + Plot.WIDTH + " " + HEIGHT + "L0 " + HEIGHT + "Z");
  }
}
