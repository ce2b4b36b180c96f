package io.foreshock.adapter.cli.report;

import io.foreshock.evaluation.EvalueWealth;
import io.foreshock.evaluation.WealthPath;
import java.util.List;
import java.util.Locale;

/**
 * Wealth of the bets against the champion, one line for each market-side, powers of ten upwards.
 */
final class WealthChart {

  private static final int HEIGHT = 190;
  private static final double LN_TEN = StrictMath.log(10.0);
  private static final int MOST_LINES = 8;

  private WealthChart() {}

  /**
   * Draws the chart.
   *
   * @param paths at least one
   */
  static void draw(Html html, List<WealthPath> paths) {
    double lowest = -1.0;
    double highest = 2.0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (WealthPath path : paths) {
      for (double logWealth : path.logWealths()) {
        lowest = Math.min(lowest, logWealth / LN_TEN);
        highest = Math.max(highest, logWealth / LN_TEN);
      }
      long[] days = path.epochDays();
      first = Math.min(first, days[0]);
      last = Math.max(last, days[days.length - 1]);
    }
    Plot plot = new Plot(first, last, Math.floor(lowest), Math.ceil(highest), HEIGHT);
    plot.open(html, "e-value wealth of each market-side, logarithmic; 20 rejects");
    grid(html, plot);
    plot.dates(html);
    paths.forEach(path -> line(html, plot, path));
    String limit = Plot.coordinate(plot.y(StrictMath.log10(EvalueWealth.DEMOTION)));
    html.empty(
        "line",
        "class",
        "limit",
        "x1",
        "0",
        "x2",
        Integer.toString(Plot.WIDTH),
        "y1",
        limit,
        "y2",
        limit);
    plot.close(html);
  }

  private static void grid(Html html, Plot plot) {
    int first = (int) plot.lowest();
    int last = (int) plot.highest();
    int step = Math.max(1, (last - first + MOST_LINES - 1) / MOST_LINES);
    for (int power = first; power <= last; power += step) {
      plot.gridLine(html, power, "1e" + power);
    }
  }

  private static void line(Html html, Plot plot, WealthPath path) {
    double[] powers = path.logWealths();
    for (int t = 0; t < powers.length; t++) {
      powers[t] /= LN_TEN;
    }
    html.open("path", "class", "wealth", "d", plot.path(path.epochDays(), powers));
    html.element("title", path.symbol() + " " + path.side().name().toLowerCase(Locale.ROOT));
    html.close("path");
  }
}
