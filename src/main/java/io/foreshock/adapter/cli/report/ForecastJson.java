package io.foreshock.adapter.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.evaluation.ForecastReport;
import io.foreshock.evaluation.LossComparison;
import io.foreshock.evaluation.MeanWealth;
import io.foreshock.evaluation.ModelConfidence;
import io.foreshock.evaluation.RegimeScore;
import io.foreshock.evaluation.ShortfallScore;
import io.foreshock.evaluation.TailScore;
import io.foreshock.evaluation.TailSummary;
import io.foreshock.evaluation.VarianceScore;
import io.foreshock.evaluation.VarianceSummary;
import io.foreshock.evaluation.WealthPath;
import io.foreshock.evaluation.YearScore;
import java.time.LocalDate;

/** The part of report.json that judges forecasts. */
final class ForecastJson {

  private ForecastJson() {}

  static void write(ObjectNode node, ForecastReport report) {
    ReportJson.each(node, "tailMeans", report.tailMeans(), ForecastJson::tailMean);
    ReportJson.each(node, "varianceMeans", report.varianceMeans(), ForecastJson::varianceMean);
    ReportJson.each(node, "comparisons", report.comparisons(), ForecastJson::comparison);
    ReportJson.each(node, "confidenceSets", report.confidence(), ForecastJson::confidence);
    report.meanWealth().ifPresent(mean -> meanWealth(node.putObject("meanWealth"), mean));
    ReportJson.each(node, "wealths", report.wealths(), ForecastJson::wealth);
    ReportJson.each(node, "regimes", report.regimes(), ForecastJson::regime);
    ReportJson.each(node, "years", report.years(), ForecastJson::year);
    ReportJson.each(node, "tails", report.tails(), ForecastJson::tail);
    ReportJson.each(node, "variances", report.variances(), ForecastJson::variance);
  }

  private static void tailMean(ObjectNode node, TailSummary mean) {
    node.put("model", mean.model())
        .put("alpha", mean.alpha())
        .put("marketSides", mean.marketSides())
        .put("coverage", mean.coverage())
        .put("kupiecAccepted", mean.kupiecAccepted())
        .put("christoffersenAccepted", mean.christoffersenAccepted())
        .put("conditionalCoverageAccepted", mean.conditionalCoverageAccepted())
        .put("dynamicQuantileAccepted", mean.dynamicQuantileAccepted())
        .put("shortfallAccepted", mean.shortfallAccepted())
        .put("fz0", mean.fisslerZiegel())
        .put("fz0Excess", mean.excess())
        .put("pinball", mean.pinball())
        .put("z2", mean.shortfallStatistic());
  }

  private static void tail(ObjectNode node, TailScore score) {
    node.put("symbol", score.symbol())
        .put("side", JsonCells.code(score.side()))
        .put("model", score.model())
        .put("alpha", score.alpha())
        .put("days", score.days())
        .put("leftOut", score.leftOut())
        .put("exceedances", score.exceedances())
        .put("coverage", score.coverage())
        .put("kupiecP", score.kupiecP())
        .put("christoffersenP", score.christoffersenP())
        .put("conditionalCoverageP", score.conditionalCoverageP());
    JsonCells.put(node, "dynamicQuantileP", score.dynamicQuantileP());
    node.put("fz0", score.fisslerZiegel())
        .put("fz0Excess", score.excess())
        .put("pinball", score.pinball());
    shortfall(node, score.shortfall());
  }

  private static void shortfall(ObjectNode node, ShortfallScore score) {
    JsonCells.put(node, "z1", score.conditional());
    JsonCells.put(node, "z1Critical", score.conditionalCritical());
    JsonCells.put(node, "z1P", score.conditionalP());
    node.put("z2", score.unconditional());
    JsonCells.put(node, "z2Critical", score.unconditionalCritical());
    JsonCells.put(node, "z2P", score.unconditionalP());
  }

  private static void varianceMean(ObjectNode node, VarianceSummary mean) {
    node.put("model", mean.model()).put("markets", mean.markets()).put("qlike", mean.qlike());
  }

  private static void variance(ObjectNode node, VarianceScore score) {
    node.put("symbol", score.symbol())
        .put("model", score.model())
        .put("days", score.days())
        .put("leftOut", score.leftOut())
        .put("qlike", score.qlike());
  }

  private static void comparison(ObjectNode node, LossComparison comparison) {
    node.put("loss", comparison.loss());
    JsonCells.put(node, "alpha", comparison.alpha());
    node.put("candidate", comparison.candidate())
        .put("reference", comparison.reference())
        .put("days", comparison.days())
        .put("meanDifference", comparison.test().meanDifference())
        .put("statistic", comparison.test().statistic())
        .put("p", comparison.test().pValue())
        .put("better", comparison.better());
  }

  private static void confidence(ObjectNode node, ModelConfidence model) {
    node.put("alpha", model.alpha())
        .put("model", model.model())
        .put("days", model.days())
        .put("meanFz0", model.meanLoss())
        .put("p", model.pValue())
        .put("kept", model.kept());
  }

  private static void meanWealth(ObjectNode node, MeanWealth mean) {
    node.put("last", mean.last())
        .put("highest", mean.highest())
        .put("highestDate", LocalDate.ofEpochDay(mean.highestEpochDay()).toString());
  }

  private static void wealth(ObjectNode node, WealthPath path) {
    node.put("symbol", path.symbol())
        .put("side", JsonCells.code(path.side()))
        .put("days", path.epochDays().length)
        .put("last", path.last())
        .put("highest", path.highest());
  }

  private static void regime(ObjectNode node, RegimeScore score) {
    node.put("symbol", score.symbol())
        .put("scoredDays", score.scores().scoredDays())
        .put("outcomeDays", score.scores().outcomeDays())
        .put("brier", score.scores().brier())
        .put("climatologyBrier", score.scores().climatologyBrier());
    JsonCells.put(node, "brierSkill", score.scores().brierSkill());
    node.put("switchesPerYear", score.scores().switchesPerYear())
        .put("falseAlarmsPerTwoMonths", score.scores().falseAlarmsPerTwoMonths());
    JsonCells.put(node, "medianLeadDays", score.scores().medianLeadDays());
    ArrayNode leads = node.putArray("leadDays");
    score.scores().leads().forEach(lead -> leads.add(JsonCells.orNull(lead)));
  }

  /** Writes the exceedances of a year. */
  static void year(ObjectNode node, YearScore year) {
    node.put("symbol", year.symbol())
        .put("side", JsonCells.code(year.side()))
        .put("model", year.model())
        .put("year", year.year())
        .put("days", year.days())
        .put("exceedances", year.exceedances())
        .put("coverage", year.coverage());
  }
}
