package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A combination in JSON: weights by member code, coefficients by the names of their inputs. */
final class CombinationJson {

  private static final String POOLED = "pooledVariance";

  private CombinationJson() {}

  /**
   * Reads a combination.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static Combination read(JsonFields json) {
    Optional<VarianceRegression> pooled = Optional.empty();
    if (json.has(POOLED)) {
      json.requireExactly("tailWeights", "varianceWeights", POOLED);
      pooled = Optional.of(regression(json.object(POOLED)));
    } else {
      json.requireExactly("tailWeights", "varianceWeights");
    }
    return new Combination(
        weights(json.object("tailWeights")), weights(json.object("varianceWeights")), pooled);
  }

  private static MemberWeights weights(JsonFields json) {
    json.requireExactly(
        MemberName.combined().stream().map(MemberName::code).toArray(String[]::new));
    Map<MemberName, Double> weights = new EnumMap<>(MemberName.class);
    for (MemberName name : MemberName.combined()) {
      weights.put(name, json.number(name.code()));
    }
    return new MemberWeights(weights);
  }

  private static VarianceRegression regression(JsonFields json) {
    json.requireExactly("schema", "coefficients", "residualVariance", "observations");
    FeatureSchema schema = FeatureSchema.ofId(json.text("schema"));
    JsonFields coefficients =
        json.object("coefficients").requireExactly(schema.names().toArray(String[]::new));
    return VarianceRegression.of(
        schema,
        schema.names().stream().mapToDouble(coefficients::number).toArray(),
        json.number("residualVariance"),
        Math.toIntExact(json.integer("observations")));
  }

  /** Returns a combination as JSON. */
  static ObjectNode write(Combination combination) {
    ObjectNode json = JsonFields.newObject();
    json.set("tailWeights", weights(combination.tail()));
    json.set("varianceWeights", weights(combination.variance()));
    combination.pooledVariance().ifPresent(pooled -> json.set(POOLED, regression(pooled)));
    return json;
  }

  private static ObjectNode weights(MemberWeights weights) {
    ObjectNode json = JsonFields.newObject();
    for (MemberName name : MemberName.combined()) {
      json.put(name.code(), weights.of(name));
    }
    return json;
  }

  private static ObjectNode regression(VarianceRegression regression) {
    ObjectNode json = JsonFields.newObject().put("schema", regression.schema().id());
    ObjectNode coefficients = json.putObject("coefficients");
    double[] values = regression.coefficients();
    for (int i = 0; i < values.length; i++) {
      coefficients.put(regression.schema().names().get(i), values[i]);
    }
    return json.put("residualVariance", regression.residualVariance())
        .put("observations", regression.observations());
  }
}
