package io.foreshock.adapter.cli.report;

import io.foreshock.evaluation.EqualCoverageDifference;
import io.foreshock.evaluation.ImpulseScore;
import io.foreshock.evaluation.MarginGoals;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.evaluation.MarginReport;
import io.foreshock.evaluation.MarginScore;
import io.foreshock.evaluation.MarginSummary;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables that judge margins. */
final class MarginTables {

  private MarginTables() {}

  /** Adds the margins beside each other with the five goals of a class. */
  static void headline(Html html, MarginReport report, Set<String> symbols, MarginGoals goals) {
    html.open("table", "class", "headline");
    html.element(
        "caption",
        "Means over market-sides. Goals, all five at once: coverage \u2265 "
            + Cells.shownPercent(goals.coverage(), 1)
            + ", eq \u2264 "
            + Cells.shown(goals.equalCoverage(), 2)
            + ", peak-to-trough \u2264 "
            + Cells.shown(goals.peakToTrough(), 0)
            + ", 5-day rise \u2264 "
            + Cells.shownPercent(goals.fiveDayRise(), 0)
            + ", cost \u2264 "
            + Cells.shownPercent(goals.cost(), 0)
            + ".");
    Cells.head(
        html,
        "margin",
        "sides",
        "mean",
        "coverage",
        "eq",
        "peak/trough",
        "1 day",
        "5 days",
        "30 days",
        "cost",
        "breaches",
        "loss/margin",
        "worst",
        "goals");
    html.open("tbody");
    for (MarginSummary mean : report.means(symbols)) {
      html.open("tr", "data-model", mean.model());
      html.element("th", mean.model(), "scope", "row");
      Cells.count(html, "marketSides", mean.marketSides());
      Cells.percent(html, "meanMargin", mean.meanMargin(), 2);
      metrics(html, mean.metrics(), goals);
      Cells.count(html, "breaches", mean.breaches());
      Cells.number(html, "meanLossToMargin", mean.meanLossToMargin(), 2);
      Cells.number(html, "worstLossToMargin", mean.worstLossToMargin(), 2);
      html.element("td", goals.met(mean.metrics()) + " of 5");
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  private static void metrics(Html html, MarginMetrics metrics, MarginGoals goals) {
    Cells.goal(
        html,
        "coverage",
        metrics.coverage(),
        Cells.shownPercent(metrics.coverage(), 2),
        metrics.coverage() >= goals.coverage());
    Cells.goal(
        html,
        "eq",
        metrics.equalCoverage(),
        Cells.shown(metrics.equalCoverage(), 3),
        metrics.equalCoverage() <= goals.equalCoverage());
    Cells.goal(
        html,
        "peakToTrough",
        metrics.peakToTrough(),
        Cells.shown(metrics.peakToTrough(), 2),
        metrics.peakToTrough() <= goals.peakToTrough());
    Cells.percent(html, "rise1Day", metrics.oneDayRise(), 1);
    Cells.goal(
        html,
        "rise5Days",
        metrics.fiveDayRise(),
        Cells.shownPercent(metrics.fiveDayRise(), 1),
        metrics.fiveDayRise() <= goals.fiveDayRise());
    Cells.percent(html, "rise30Days", metrics.thirtyDayRise(), 1);
    Cells.goal(
        html,
        "cost",
        metrics.cost(),
        Cells.shownPercent(metrics.cost(), 1),
        metrics.cost() <= goals.cost());
  }

  /** Adds the differences of eq with their intervals. */
  static void differences(Html html, List<EqualCoverageDifference> differences) {
    html.open("table");
    html.element(
        "caption",
        "eq of the champion less that of each reference, with the 90 % interval of a joint block"
            + " bootstrap. An interval that holds 0 shows no difference; below 0.03 it is noise"
            + " until shown otherwise.");
    Cells.head(html, "against", "sides", "difference", "from", "to", "reads");
    html.open("tbody");
    for (EqualCoverageDifference each : differences) {
      html.open("tr", "data-reference", each.reference());
      html.element("th", each.reference(), "scope", "row");
      Cells.count(html, "marketSides", each.marketSides());
      Cells.number(html, "difference", each.interval().difference(), 3);
      Cells.number(html, "lower90", each.interval().lower(), 3);
      Cells.number(html, "upper90", each.interval().upper(), 3);
      html.element("td", reading(each));
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  private static String reading(EqualCoverageDifference each) {
    if (!each.interval().excludesZero()) {
      return "no difference shown";
    }
    return each.interval().upper() < 0.0 ? "champion needs less" : "champion needs more";
  }

  /** Adds the margins of one market by side. */
  static void market(Html html, List<MarginScore> scores) {
    html.open("table");
    Cells.head(
        html,
        "side",
        "margin",
        "days",
        "mean",
        "coverage",
        "eq",
        "peak/trough",
        "5 days",
        "cost",
        "breaches",
        "worst loss/margin",
        "last 250 days");
    html.open("tbody");
    for (MarginScore score : scores) {
      html.open("tr", "data-model", score.model());
      html.element("td", score.side().name().toLowerCase(Locale.ROOT));
      html.element("th", score.model(), "scope", "row");
      Cells.count(html, "days", score.days());
      Cells.percent(html, "meanMargin", score.meanMargin(), 2);
      Cells.percent(html, "coverage", score.metrics().coverage(), 2);
      Cells.number(html, "eq", score.metrics().equalCoverage(), 3);
      Cells.number(html, "peakToTrough", score.metrics().peakToTrough(), 2);
      Cells.percent(html, "rise5Days", score.metrics().fiveDayRise(), 1);
      Cells.percent(html, "cost", score.metrics().cost(), 1);
      Cells.count(html, "breaches", score.lossToMargin().breaches());
      Cells.number(html, "worstLossToMargin", score.lossToMargin().worst(), 2);
      String zone = score.light().zone().name();
      html.element("td", zone + " (" + score.light().breaches() + ")", "class", zone);
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  /** Adds the answers to a doubled volatility. */
  static void impulses(Html html, List<ImpulseScore> impulses) {
    html.open("table");
    html.element(
        "caption",
        "Every return of the last 250 days doubled: where the margin comes to rest, as a multiple"
            + " of what it was; days to 90 % of the way; part of the way gone too far.");
    Cells.head(html, "market", "side", "margin", "multiple", "days to 90 %", "overshoot");
    html.open("tbody");
    for (ImpulseScore impulse : impulses) {
      html.open("tr");
      html.element("td", impulse.symbol());
      html.element("td", impulse.side().name().toLowerCase(Locale.ROOT));
      html.element("th", impulse.model(), "scope", "row");
      Cells.number(html, "eventualMultiple", impulse.response().eventualMultiple(), 2);
      Cells.count(html, "daysToNinety", impulse.response().daysToNinety());
      Cells.percent(html, "overshoot", impulse.response().overshoot(), 1);
      html.close("tr");
    }
    html.close("tbody").close("table");
  }
}
