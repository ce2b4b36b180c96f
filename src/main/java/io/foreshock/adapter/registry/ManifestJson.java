package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.training.ClassTraining;
import io.foreshock.training.DataSource;
import io.foreshock.training.MarketScore;
import io.foreshock.training.StabilityGoals;
import io.foreshock.training.TrainedEdition;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/** Writes the manifest of an edition: provenance, hashes and how it did on its training days. */
final class ManifestJson {

  private static final double DECIMALS = 1e6;

  private ManifestJson() {}

  /**
   * Returns the manifest.
   *
   * @param edition the edition
   * @param codeVersion version of the program that trained it
   * @param files SHA-256 of every other file, by name
   */
  static ObjectNode write(
      TrainedEdition edition, String codeVersion, SortedMap<String, String> files) {
    ObjectNode json =
        JsonFields.newObject()
            .put("schema", ArtifactManifest.SCHEMA)
            .put("modelId", edition.modelId())
            .put("version", edition.version())
            .put("group", edition.group().code())
            .put("knownUntil", Instant.ofEpochMilli(edition.knownUntilMs()).toString())
            .put("codeVersion", codeVersion)
            .put("seed", 0);
    ArrayNode sets = json.putArray("sets");
    edition.sources().forEach(source -> sets.add(set(source)));
    ObjectNode hashes = json.putObject("files");
    files.forEach(hashes::put);
    json.putObject("fits")
        .put("count", edition.fitCount())
        .put("regimesNotIdentified", edition.unidentifiedFits())
        .put("shipped", edition.shippedFits().size());
    ObjectNode metrics = json.putObject("metrics");
    edition.training().forEach((key, training) -> metrics.set(key.name(), training(training)));
    return json;
  }

  private static ObjectNode set(DataSource source) {
    return JsonFields.newObject()
        .put("name", source.name())
        .put("sha256", source.sha256())
        .put("rows", source.rows())
        .put("firstTimestamp", source.firstTimestamp())
        .put("lastTimestamp", source.lastTimestamp())
        .put("source", source.source())
        .put("licence", source.licence())
        .put("bundled", source.bundled());
  }

  private static ObjectNode training(ClassTraining training) {
    ObjectNode json =
        metrics(training.profiles().getFirst().metrics())
            .put("markets", training.markets().size())
            .put("rows", training.rows())
            .put("fz0", rounded(training.weights().getFirst().loss()))
            .put("weightsFromWholeGroup", training.pooledWeights())
            .put("qlike", rounded(training.varianceWeights().getFirst().loss()))
            .put("profilesTried", training.profiles().size())
            .put("goalViolation", rounded(training.profiles().getFirst().violation()));
    json.set("goals", goals(training.goals()));
    ObjectNode markets = json.putObject("byMarket");
    for (MarketScore market : training.markets()) {
      ObjectNode one = markets.putObject(market.marketId());
      one.put("rows", market.rows());
      one.put("from", Instant.ofEpochMilli(market.fromMs()).toString());
      one.set("long", metrics(market.longSide()));
      one.set("short", metrics(market.shortSide()));
    }
    return json;
  }

  private static ObjectNode goals(StabilityGoals goals) {
    return JsonFields.newObject()
        .put("coverage", goals.coverage())
        .put("peakToTrough", goals.peakToTrough())
        .put("fiveDayRise", goals.fiveDayRise())
        .put("cost", goals.cost());
  }

  private static ObjectNode metrics(MarginMetrics metrics) {
    ObjectNode json = JsonFields.newObject();
    values(metrics).forEach((key, value) -> json.put(key, rounded(value)));
    return json;
  }

  private static Map<String, Double> values(MarginMetrics metrics) {
    return Map.of(
        "coverage", metrics.coverage(),
        "equalCoverage", metrics.equalCoverage(),
        "peakToTrough", metrics.peakToTrough(),
        "oneDayRise", metrics.oneDayRise(),
        "fiveDayRise", metrics.fiveDayRise(),
        "tenDayRise", metrics.tenDayRise(),
        "thirtyDayRise", metrics.thirtyDayRise(),
        "cost", metrics.cost());
  }

  private static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}
