package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.model.GateCriterion;
import io.foreshock.model.GateFinding;
import io.foreshock.model.GateReport;
import io.foreshock.model.ModelReference;
import java.util.OptionalDouble;

/** The gate's report in JSON. */
final class GateReportJson {

  static final String SCHEMA = "gate-report/1";

  private GateReportJson() {}

  static ObjectNode write(GateReport report) {
    ObjectNode json =
        JsonFields.newObject()
            .put("schema", SCHEMA)
            .put("challenger", report.challenger().toString())
            .put("champion", report.champion().toString())
            .put("markets", report.markets())
            .put("marketDays", report.marketDays())
            .put("passed", report.passed());
    ArrayNode findings = json.putArray("findings");
    report.findings().forEach(finding -> findings.add(finding(finding)));
    return json;
  }

  private static ObjectNode finding(GateFinding finding) {
    ObjectNode json =
        JsonFields.newObject()
            .put("criterion", finding.criterion().code())
            .put("window", finding.window().code())
            .put(finding.criterion().atLeast() ? "atLeast" : "atMost", finding.limit())
            .put("passed", finding.passed())
            .put("detail", finding.detail());
    finding.value().ifPresent(value -> json.put("value", value));
    return json;
  }

  /**
   * Reads a report.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static GateReport read(JsonFields json) {
    json.requireExactly(
        "schema", "challenger", "champion", "markets", "marketDays", "passed", "findings");
    json.requireText("schema", SCHEMA);
    return new GateReport(
        ModelReference.of(json.text("challenger")),
        ModelReference.of(json.text("champion")),
        Math.toIntExact(json.integer("markets")),
        Math.toIntExact(json.integer("marketDays")),
        json.objects("findings").stream().map(GateReportJson::finding).toList());
  }

  private static GateFinding finding(JsonFields json) {
    GateCriterion criterion = GateCriterion.ofCode(json.text("criterion"));
    return new GateFinding(
        criterion,
        GateFinding.Window.ofCode(json.text("window")),
        json.has("value") ? OptionalDouble.of(json.number("value")) : OptionalDouble.empty(),
        json.number(criterion.atLeast() ? "atLeast" : "atMost"),
        json.text("detail"));
  }
}
