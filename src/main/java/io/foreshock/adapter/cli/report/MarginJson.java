package io.foreshock.adapter.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.evaluation.EqualCoverageDifference;
import io.foreshock.evaluation.ImpulseScore;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.evaluation.MarginReport;
import io.foreshock.evaluation.MarginScore;
import io.foreshock.evaluation.MarginSummary;

/** The part of report.json that judges margins. */
final class MarginJson {

  private MarginJson() {}

  static void write(ObjectNode node, MarginReport report) {
    ReportJson.each(node, "means", report.means(), MarginJson::mean);
    ReportJson.each(node, "eqDifferences", report.differences(), MarginJson::difference);
    ReportJson.each(node, "scores", report.scores(), MarginJson::score);
    ReportJson.each(node, "years", report.years(), ForecastJson::year);
    ReportJson.each(node, "impulses", report.impulses(), MarginJson::impulse);
  }

  private static void mean(ObjectNode node, MarginSummary mean) {
    node.put("model", mean.model()).put("marketSides", mean.marketSides());
    metrics(node.put("meanMargin", mean.meanMargin()), mean.metrics());
    node.put("breaches", mean.breaches());
    JsonCells.put(node, "meanLossToMargin", mean.meanLossToMargin());
    JsonCells.put(node, "worstLossToMargin", mean.worstLossToMargin());
  }

  private static void score(ObjectNode node, MarginScore score) {
    node.put("symbol", score.symbol()).put("side", JsonCells.code(score.side()));
    node.put("model", score.model()).put("days", score.days());
    metrics(node.put("meanMargin", score.meanMargin()), score.metrics());
    node.put("rise5Days95", score.fiveDayRise95())
        .put("logChangeDeviation", score.logChangeDeviation())
        .put("breaches", score.lossToMargin().breaches());
    JsonCells.put(node, "meanLossToMargin", score.lossToMargin().mean());
    JsonCells.put(node, "worstLossToMargin", score.lossToMargin().worst());
    node.putObject("light")
        .put("days", score.light().days())
        .put("breaches", score.light().breaches())
        .put("zone", score.light().zone().name());
  }

  private static void metrics(ObjectNode node, MarginMetrics metrics) {
    node.put("coverage", metrics.coverage())
        .put("eq", metrics.equalCoverage())
        .put("peakToTrough", metrics.peakToTrough())
        .put("rise1Day", metrics.oneDayRise())
        .put("rise5Days", metrics.fiveDayRise())
        .put("rise10Days", metrics.tenDayRise())
        .put("rise30Days", metrics.thirtyDayRise())
        .put("cost", metrics.cost());
  }

  private static void difference(ObjectNode node, EqualCoverageDifference difference) {
    node.put("candidate", difference.candidate())
        .put("reference", difference.reference())
        .put("marketSides", difference.marketSides())
        .put("difference", difference.interval().difference())
        .put("lower90", difference.interval().lower())
        .put("upper90", difference.interval().upper());
  }

  private static void impulse(ObjectNode node, ImpulseScore score) {
    node.put("symbol", score.symbol())
        .put("side", JsonCells.code(score.side()))
        .put("model", score.model())
        .put("eventualMultiple", score.response().eventualMultiple())
        .put("daysToNinety", score.response().daysToNinety())
        .put("overshoot", score.response().overshoot());
  }
}
