package io.foreshock.adapter.cli.report;

import io.foreshock.evaluation.YearScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Coverage by calendar year: models down, years across, all market-sides together. */
final class YearTable {

  private static final double TARGET = 0.99;

  private YearTable() {}

  static void add(Html html, String caption, List<YearScore> scores) {
    Map<String, Map<Integer, long[]>> models = new LinkedHashMap<>();
    TreeSet<Integer> years = new TreeSet<>();
    for (YearScore score : scores) {
      years.add(score.year());
      long[] counts =
          models
              .computeIfAbsent(score.model(), unseen -> new TreeMap<>())
              .computeIfAbsent(score.year(), unseen -> new long[2]);
      counts[0] += score.days();
      counts[1] += score.exceedances();
    }
    html.open("div", "class", "wide").open("table", "class", "years");
    html.element("caption", caption);
    html.open("thead").open("tr").element("th", "", "scope", "col");
    years.forEach(year -> html.element("th", year.toString(), "scope", "col"));
    html.close("tr").close("thead").open("tbody");
    models.forEach((model, counts) -> row(html, model, years, counts));
    html.close("tbody").close("table").close("div");
  }

  private static void row(
      Html html, String model, TreeSet<Integer> years, Map<Integer, long[]> counts) {
    html.open("tr", "data-model", model).element("th", model, "scope", "row");
    for (Integer year : years) {
      long[] count = counts.getOrDefault(year, new long[2]);
      if (count[0] == 0) {
        html.element("td", "\u2013");
      } else {
        double coverage = 1.0 - (double) count[1] / count[0];
        html.element(
            "td",
            Cells.shownPercent(coverage, 1),
            "class",
            coverage < TARGET ? "missed" : "",
            "title",
            count[1] + " of " + count[0] + " days and sides above");
      }
    }
    html.close("tr");
  }
}
