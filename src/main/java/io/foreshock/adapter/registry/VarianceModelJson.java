package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.learned.FeatureScale;
import io.foreshock.forecast.learned.IsolationForest;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.learned.TrainedRange;
import io.foreshock.forecast.learned.TreeEnsemble;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.List;

/**
 * Pooled models of the logarithm of tomorrow's variance in JSON. Coefficients stand by the names of
 * their inputs, nodes of trees and weights of nets in lists in the order of the scorer.
 */
final class VarianceModelJson {

  private static final String KIND = "kind";
  private static final String REGRESSION = "regression";
  private static final String TREES = "trees";
  private static final String NETS = "recurrent-nets";
  private static final String TAIL_NETS = "recurrent-tail-nets";

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
      case TAIL_NETS -> tailNets(json);
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
    return new TreeVariance(
        regression(json.object(REGRESSION)),
        nodes(json.object("correction")),
        json.number("residualVariance"));
  }

  private static TreeEnsemble nodes(JsonFields nodes) {
    nodes.requireExactly("inputs", "base", "roots", "feature", "number", "yes", "no");
    return TreeEnsemble.of(
        Math.toIntExact(nodes.integer("inputs")),
        nodes.number("base"),
        nodes.integers("roots"),
        nodes.integers("feature"),
        nodes.numbers("number"),
        nodes.integers("yes"),
        nodes.integers("no"));
  }

  /** Reads what training saw. */
  static TrainedRange range(JsonFields json) {
    json.requireExactly("schema", "paths", "usualPath", "novelty", "spread");
    return new TrainedRange(
        FeatureSchema.ofId(json.text("schema")),
        new IsolationForest(nodes(json.object("paths")), json.number("usualPath")),
        json.number("novelty"),
        json.number("spread"));
  }

  /** Returns what training saw as JSON. */
  static ObjectNode range(TrainedRange range) {
    ObjectNode json =
        JsonFields.newObject()
            .put("schema", range.schema().id())
            .put("usualPath", range.forest().usualPath())
            .put("novelty", range.novelty())
            .put("spread", range.spread());
    putNodes(json.putObject("paths"), range.forest().paths());
    return json;
  }

  private static RecurrentVariance nets(JsonFields json) {
    requireNets(json, NETS);
    return new RecurrentVariance(
        regression(json.object(REGRESSION)),
        scale(json),
        Math.toIntExact(json.integer("steps")),
        json.objects(NETS).stream().map(VarianceModelJson::net).toList(),
        json.number("residualVariance"));
  }

  private static RecurrentTail tailNets(JsonFields json) {
    requireNets(json, TAIL_NETS);
    return new RecurrentTail(
        regression(json.object(REGRESSION)),
        scale(json),
        Math.toIntExact(json.integer("steps")),
        json.objects(TAIL_NETS).stream().map(VarianceModelJson::net).toList(),
        json.number("residualVariance"));
  }

  private static void requireNets(JsonFields json, String nets) {
    json.requireExactly(KIND, REGRESSION, "residualVariance", "means", "deviations", "steps", nets);
  }

  private static FeatureScale scale(JsonFields json) {
    return new FeatureScale(json.numbers("means"), json.numbers("deviations"));
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
      case RecurrentVariance nets ->
          nets(NETS, nets.base(), nets.scale(), nets.steps(), nets.nets())
              .put("residualVariance", nets.residualVariance());
      case RecurrentTail nets ->
          nets(TAIL_NETS, nets.base(), nets.scale(), nets.steps(), nets.nets())
              .put("residualVariance", nets.residualVariance());
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
    putNodes(json.putObject("correction"), model.correction());
    return json;
  }

  private static void putNodes(ObjectNode nodes, TreeEnsemble trees) {
    nodes.put("inputs", trees.inputs()).put("base", trees.base());
    put(nodes.putArray("roots"), trees.roots());
    put(nodes.putArray("feature"), trees.feature());
    put(nodes.putArray("number"), trees.number());
    put(nodes.putArray("yes"), trees.yes());
    put(nodes.putArray("no"), trees.no());
  }

  private static ObjectNode nets(
      String kind,
      VarianceRegression base,
      FeatureScale scale,
      int steps,
      List<RecurrentNet> nets) {
    ObjectNode json = JsonFields.newObject().put(KIND, kind).put("steps", steps);
    json.set(REGRESSION, regression(base));
    put(json.putArray("means"), scale.means());
    put(json.putArray("deviations"), scale.deviations());
    ArrayNode array = json.putArray(kind);
    for (RecurrentNet net : nets) {
      ObjectNode one = array.addObject();
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
