package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.learned.FeatureScale;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.learned.TreeEnsemble;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;

/**
 * Pooled models of the logarithm of tomorrow's variance in JSON. Coefficients stand by the names of
 * their inputs, nodes of trees and weights of nets in lists in the order of the scorer.
 */
final class VarianceModelJson {

  private static final String KIND = "kind";
  private static final String REGRESSION = "regression";
  private static final String TREES = "trees";
  private static final String NETS = "recurrent-nets";

  private VarianceModelJson() {}

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static LogVarianceModel read(JsonFields json) {
    String kind = json.text(KIND);
    return switch (kind) {
      case REGRESSION -> {
        json.requireExactly(KIND, REGRESSION);
        yield regression(json.object(REGRESSION));
      }
      case TREES -> trees(json);
      case NETS -> nets(json);
      default ->
          throw new IllegalArgumentException("kind '" + kind + "' of a pooled model is not known");
    };
  }

  /** Reads a regression alone. */
  static VarianceRegression regression(JsonFields json) {
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

  private static TreeVariance trees(JsonFields json) {
    json.requireExactly(KIND, REGRESSION, "residualVariance", "correction");
    JsonFields nodes =
        json.object("correction")
            .requireExactly("inputs", "base", "roots", "feature", "number", "yes", "no");
    return new TreeVariance(
        regression(json.object(REGRESSION)),
        TreeEnsemble.of(
            Math.toIntExact(nodes.integer("inputs")),
            nodes.number("base"),
            nodes.integers("roots"),
            nodes.integers("feature"),
            nodes.numbers("number"),
            nodes.integers("yes"),
            nodes.integers("no")),
        json.number("residualVariance"));
  }

  private static RecurrentVariance nets(JsonFields json) {
    json.requireExactly(KIND, REGRESSION, "residualVariance", "means", "deviations", "steps", NETS);
    return new RecurrentVariance(
        regression(json.object(REGRESSION)),
        new FeatureScale(json.numbers("means"), json.numbers("deviations")),
        Math.toIntExact(json.integer("steps")),
        json.objects(NETS).stream().map(VarianceModelJson::net).toList(),
        json.number("residualVariance"));
  }

  private static RecurrentNet net(JsonFields json) {
    json.requireExactly(
        "inputWeights", "recurrentWeights", "gateBias", "outputWeights", "outputBias");
    return RecurrentNet.of(
        floats(json.numbers("inputWeights")),
        floats(json.numbers("recurrentWeights")),
        floats(json.numbers("gateBias")),
        floats(json.numbers("outputWeights")),
        floats(json.numbers("outputBias")));
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /** Returns a model as JSON. */
  static ObjectNode write(LogVarianceModel model) {
    return switch (model) {
      case VarianceRegression regression ->
          JsonFields.newObject().put(KIND, REGRESSION).set(REGRESSION, regression(regression));
      case TreeVariance trees -> trees(trees);
      case RecurrentVariance nets -> nets(nets);
      default -> throw new IllegalArgumentException("no JSON for a model of " + model.getClass());
    };
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

  private static ObjectNode trees(TreeVariance model) {
    ObjectNode json =
        JsonFields.newObject().put(KIND, TREES).put("residualVariance", model.residualVariance());
    json.set(REGRESSION, regression(model.base()));
    TreeEnsemble trees = model.correction();
    ObjectNode nodes = json.putObject("correction");
    nodes.put("inputs", trees.inputs()).put("base", trees.base());
    put(nodes.putArray("roots"), trees.roots());
    put(nodes.putArray("feature"), trees.feature());
    put(nodes.putArray("number"), trees.number());
    put(nodes.putArray("yes"), trees.yes());
    put(nodes.putArray("no"), trees.no());
    return json;
  }

  private static ObjectNode nets(RecurrentVariance model) {
    ObjectNode json =
        JsonFields.newObject()
            .put(KIND, NETS)
            .put("residualVariance", model.residualVariance())
            .put("steps", model.steps());
    json.set(REGRESSION, regression(model.base()));
    put(json.putArray("means"), model.scale().means());
    put(json.putArray("deviations"), model.scale().deviations());
    ArrayNode nets = json.putArray(NETS);
    for (RecurrentNet net : model.nets()) {
      ObjectNode one = nets.addObject();
      put(one.putArray("inputWeights"), net.inputWeights());
      put(one.putArray("recurrentWeights"), net.recurrentWeights());
      put(one.putArray("gateBias"), net.gateBias());
      put(one.putArray("outputWeights"), net.outputWeights());
      put(one.putArray("outputBias"), net.outputBias());
    }
    return json;
  }

  private static void put(ArrayNode array, double[] numbers) {
    for (double number : numbers) {
      array.add(number);
    }
  }

  private static void put(ArrayNode array, float[] numbers) {
    for (float number : numbers) {
      array.add(number);
    }
  }

  private static void put(ArrayNode array, int[] numbers) {
    for (int number : numbers) {
      array.add(number);
    }
  }
}
