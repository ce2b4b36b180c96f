package io.foreshock.adapter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.evaluation.MarginScore;
import io.foreshock.evaluation.MarginSummary;
import io.foreshock.evaluation.TailScore;
import io.foreshock.evaluation.TailSummary;
import io.foreshock.evaluation.VarianceScore;
import io.foreshock.evaluation.VarianceSummary;
import io.foreshock.market.Side;
import java.util.Locale;

/** A backtest report as JSON, written field by field so that its form is in one place. */
final class ReportJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportJson() {}

  /**
   * Returns the text of the report.
   *
   * @param report the report
   * @param inSampleDays market-days of the margins before the oldest edition
   */
  static String of(BacktestReport report, int inSampleDays) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("inSampleMarketDays", inSampleDays);
    ObjectNode means = root.putObject("means");
    ArrayNode margins = means.putArray("margins");
    report.marginMeans().forEach(mean -> mean(margins.addObject(), mean));
    ArrayNode tails = means.putArray("tails");
    report.tailMeans().forEach(mean -> mean(tails.addObject(), mean));
    ArrayNode variances = means.putArray("variances");
    report.varianceMeans().forEach(mean -> mean(variances.addObject(), mean));
    ArrayNode marginScores = root.putArray("margins");
    report.margins().forEach(score -> score(marginScores.addObject(), score));
    ArrayNode tailScores = root.putArray("tails");
    report.tails().forEach(score -> score(tailScores.addObject(), score));
    ArrayNode varianceScores = root.putArray("variances");
    report.variances().forEach(score -> score(varianceScores.addObject(), score));
    ArrayNode notScored = root.putArray("notScored");
    report.notScored().forEach(notScored::add);
    return text(root);
  }

  private static void mean(ObjectNode node, MarginSummary mean) {
    node.put("model", mean.model()).put("marketSides", mean.marketSides());
    metrics(node.put("meanMargin", mean.meanMargin()), mean.metrics());
  }

  private static void score(ObjectNode node, MarginScore score) {
    node.put("symbol", score.symbol()).put("side", code(score.side()));
    node.put("model", score.model()).put("days", score.days());
    metrics(node.put("meanMargin", score.meanMargin()), score.metrics());
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

  private static void mean(ObjectNode node, TailSummary mean) {
    node.put("model", mean.model())
        .put("alpha", mean.alpha())
        .put("marketSides", mean.marketSides())
        .put("coverage", mean.coverage())
        .put("kupiecAccepted", mean.kupiecAccepted())
        .put("christoffersenAccepted", mean.christoffersenAccepted())
        .put("fz0", mean.fisslerZiegel())
        .put("fz0Excess", mean.excess());
  }

  private static void score(ObjectNode node, TailScore score) {
    node.put("symbol", score.symbol())
        .put("side", code(score.side()))
        .put("model", score.model())
        .put("alpha", score.alpha())
        .put("days", score.days())
        .put("leftOut", score.leftOut())
        .put("coverage", score.coverage())
        .put("kupiecP", score.kupiecP())
        .put("christoffersenP", score.christoffersenP())
        .put("fz0", score.fisslerZiegel())
        .put("fz0Excess", score.excess());
  }

  private static void mean(ObjectNode node, VarianceSummary mean) {
    node.put("model", mean.model()).put("markets", mean.markets()).put("qlike", mean.qlike());
  }

  private static void score(ObjectNode node, VarianceScore score) {
    node.put("symbol", score.symbol())
        .put("model", score.model())
        .put("days", score.days())
        .put("leftOut", score.leftOut())
        .put("qlike", score.qlike());
  }

  private static String code(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private static String text(ObjectNode root) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of numbers and text has a JSON form", impossible);
    }
  }
}
