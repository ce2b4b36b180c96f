package io.foreshock.adapter.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.application.EditionPeriod;
import io.foreshock.application.MarketBacktest;
import io.foreshock.application.ScoredBacktest;
import io.foreshock.evaluation.BacktestReport;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A backtest report as JSON, written field by field so that its form is in one place. */
public final class ReportJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportJson() {}

  /**
   * Returns the text of the report.
   *
   * @param source where the figures come from
   * @param backtests each market's rows
   * @param scored the judgement
   */
  public static String of(
      ReportSource source, List<MarketBacktest> backtests, ScoredBacktest scored) {
    ObjectNode root = MAPPER.createObjectNode();
    root.putObject("source")
        .put("command", source.command())
        .put("bars", source.bars())
        .put("sha256", source.sha256())
        .put("program", source.program());
    each(root, "markets", backtests, ReportJson::market);
    sample(root, "outOfSample", scored.outOfSample());
    sample(root, "inSample", scored.inSample());
    return text(root);
  }

  private static void sample(ObjectNode root, String name, Optional<BacktestReport> report) {
    if (report.isEmpty()) {
      root.putNull(name);
      return;
    }
    ObjectNode node = root.putObject(name);
    ForecastJson.write(node.putObject("forecasts"), report.get().forecasts());
    MarginJson.write(node.putObject("margins"), report.get().margins());
    ArrayNode notScored = node.putArray("notScored");
    report.get().notScored().forEach(notScored::add);
  }

  private static void market(ObjectNode node, MarketBacktest backtest) {
    node.put("symbol", backtest.symbol()).put("assetClass", backtest.assetClass().name());
    node.put("refusal", backtest.refusal().orElse(null));
    each(node, "editions", backtest.editions(), ReportJson::edition);
  }

  private static void edition(ObjectNode node, EditionPeriod period) {
    node.put("edition", period.edition())
        .put("inSample", period.inSample())
        .put("from", period.from().toString())
        .put("to", period.to().toString())
        .put("days", period.days());
  }

  /** Writes a list of objects. */
  static <T> void each(ObjectNode node, String name, List<T> list, BiConsumer<ObjectNode, T> form) {
    ArrayNode array = node.putArray(name);
    list.forEach(one -> form.accept(array.addObject(), one));
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
