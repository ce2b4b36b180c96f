package io.foreshock.adapter.cli.report;

import io.foreshock.evaluation.ForecastReport;
import io.foreshock.evaluation.LossComparison;
import io.foreshock.evaluation.ModelConfidence;
import io.foreshock.evaluation.RegimeScore;
import io.foreshock.evaluation.TailScore;
import io.foreshock.evaluation.TailSummary;
import io.foreshock.evaluation.VarianceSummary;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables that judge forecasts. */
final class ForecastTables {

  private ForecastTables() {}

  /** Adds the league: models by level. */
  static void league(Html html, ForecastReport report) {
    html.open("div", "class", "wide").open("table");
    html.element(
        "caption",
        "Raw tail forecasts, means over market-sides. Tests: share of market-sides on which the"
            + " test accepts at 5 %. DM p: champion better than this model, one-sided, on daily"
            + " cross-section means of FZ0; low says yes. MCS p: place in the model confidence"
            + " set.");
    Cells.head(
        html,
        "level",
        "model",
        "sides",
        "FZ0",
        "excess",
        "pinball",
        "coverage",
        "Kupiec",
        "Christoffersen",
        "cond. cov.",
        "DQ",
        "Z2",
        "mean Z2",
        "DM p",
        "MCS p");
    html.open("tbody");
    report.tailMeans().stream()
        .sorted((one, other) -> Double.compare(one.alpha(), other.alpha()))
        .forEach(mean -> row(html, report, mean));
    html.close("tbody").close("table").close("div");
  }

  private static void row(Html html, ForecastReport report, TailSummary mean) {
    html.open("tr", "data-model", mean.model(), "data-alpha", Double.toString(mean.alpha()));
    html.element("td", Cells.shownPercent(mean.alpha(), 1));
    html.element("th", mean.model(), "scope", "row");
    Cells.count(html, "marketSides", mean.marketSides());
    Cells.number(html, "fz0", mean.fisslerZiegel(), 4);
    Cells.number(html, "fz0Excess", mean.excess(), 4);
    Cells.number(html, "pinball", mean.pinball(), 6);
    Cells.percent(html, "coverage", mean.coverage(), 2);
    Cells.percent(html, "kupiecAccepted", mean.kupiecAccepted(), 0);
    Cells.percent(html, "christoffersenAccepted", mean.christoffersenAccepted(), 0);
    Cells.percent(html, "conditionalCoverageAccepted", mean.conditionalCoverageAccepted(), 0);
    Cells.percent(html, "dynamicQuantileAccepted", mean.dynamicQuantileAccepted(), 0);
    Cells.percent(html, "shortfallAccepted", mean.shortfallAccepted(), 0);
    Cells.number(html, "z2", mean.shortfallStatistic(), 3);
    Cells.claim(html, "p", comparison(report, mean.model(), OptionalDouble.of(mean.alpha())));
    Cells.number(html, "p", confidence(report, mean), 3);
    html.close("tr");
  }

  private static OptionalDouble comparison(
      ForecastReport report, String model, OptionalDouble alpha) {
    return report.comparisons().stream()
        .filter(each -> each.reference().equals(model) && each.alpha().equals(alpha))
        .mapToDouble((LossComparison each) -> each.test().pValue())
        .findFirst();
  }

  private static OptionalDouble confidence(ForecastReport report, TailSummary mean) {
    return report.confidence().stream()
        .filter(each -> each.model().equals(mean.model()) && each.alpha() == mean.alpha())
        .mapToDouble(ModelConfidence::pValue)
        .findFirst();
  }

  /** Adds QLIKE by model. */
  static void variances(Html html, ForecastReport report) {
    html.open("table");
    html.element("caption", "Variance forecasts: QLIKE, means over markets.");
    Cells.head(html, "model", "markets", "QLIKE", "DM p");
    html.open("tbody");
    for (VarianceSummary mean : report.varianceMeans()) {
      html.open("tr", "data-model", mean.model()).element("th", mean.model(), "scope", "row");
      Cells.count(html, "markets", mean.markets());
      Cells.number(html, "qlike", mean.qlike(), 4);
      Cells.claim(html, "p", comparison(report, mean.model(), OptionalDouble.empty()));
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  /** Adds the tests of one market's champion by side and level. */
  static void market(Html html, List<TailScore> scores) {
    html.open("table");
    Cells.head(
        html,
        "side",
        "level",
        "days",
        "exceedances",
        "coverage",
        "FZ0",
        "excess",
        "Kupiec p",
        "Christoffersen p",
        "DQ p",
        "Z1 p",
        "Z2",
        "Z2 critical",
        "Z2 p");
    html.open("tbody");
    for (TailScore score : scores) {
      html.open("tr").element("td", score.side().name().toLowerCase(Locale.ROOT));
      html.element("td", Cells.shownPercent(score.alpha(), 1));
      Cells.count(html, "days", score.days());
      Cells.count(html, "exceedances", score.exceedances());
      Cells.percent(html, "coverage", score.coverage(), 2);
      Cells.number(html, "fz0", score.fisslerZiegel(), 4);
      Cells.number(html, "fz0Excess", score.excess(), 4);
      Cells.pValue(html, "kupiecP", OptionalDouble.of(score.kupiecP()));
      Cells.pValue(html, "christoffersenP", OptionalDouble.of(score.christoffersenP()));
      Cells.pValue(html, "dynamicQuantileP", score.dynamicQuantileP());
      Cells.pValue(html, "z1P", score.shortfall().conditionalP());
      Cells.number(html, "z2", score.shortfall().unconditional(), 3);
      Cells.number(html, "z2Critical", score.shortfall().unconditionalCritical(), 3);
      Cells.pValue(html, "z2P", score.shortfall().unconditionalP());
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  /** Adds the scores of the champion's regimes by market. */
  static void regimes(Html html, List<RegimeScore> regimes) {
    html.open("table");
    html.element(
        "caption",
        "Regimes, scored on next-day realised variance above its own expanding 90th percentile."
            + " Skill above 0 beats the frequency so far.");
    Cells.head(
        html,
        "market",
        "days",
        "stressed",
        "Brier",
        "climatology",
        "skill",
        "switches a year",
        "false alarms in two months",
        "median lead, days");
    html.open("tbody");
    for (RegimeScore score : regimes) {
      html.open("tr").element("th", score.symbol(), "scope", "row");
      Cells.count(html, "scoredDays", score.scores().scoredDays());
      Cells.count(html, "outcomeDays", score.scores().outcomeDays());
      Cells.number(html, "brier", score.scores().brier(), 4);
      Cells.number(html, "climatologyBrier", score.scores().climatologyBrier(), 4);
      Cells.number(html, "brierSkill", score.scores().brierSkill(), 3);
      Cells.number(html, "switchesPerYear", score.scores().switchesPerYear(), 1);
      Cells.number(html, "falseAlarmsPerTwoMonths", score.scores().falseAlarmsPerTwoMonths(), 2);
      Cells.number(html, "medianLeadDays", score.scores().medianLeadDays(), 1);
      html.close("tr");
    }
    html.close("tbody").close("table");
  }
}
