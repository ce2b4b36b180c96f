package io.foreshock.adapter.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.RegimeView;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.forecast.regime.TransitionMatrix;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Map;

/** Codecs of the types of the core that are no plain records. */
final class CoreTypes {

  private static final String NOW = "now";
  private static final String NEXT_DAY = "nextDay";
  private static final String TRANSITION = "transition";
  private static final String VARIANCES = "variances";
  private static final String PRIOR = "prior";
  private static final int CELLS = Side.values().length * TailLevels.count();

  private static final String TAIL_WEIGHTS = "tail";
  private static final String VARIANCE_WEIGHTS = "variance";

  private static final Codec WEIGHTS = Codecs.of(MemberWeights.class);
  private static final Codec PROBABILITIES = Codecs.of(RegimeProbabilities.class);
  private static final Codec REGIME_PRIOR = Codecs.of(RegimePrior.class);

  static final Codec MARKET_ID =
      new Scalars.Scalar(
          "MarketId",
          id -> TextNode.valueOf(((MarketId) id).value()),
          node -> new MarketId(node.asText()));

  static final Codec TAIL =
      new Scalars.Scalar(
          "TailForecast/" + CELLS, tail -> tail((TailForecast) tail), CoreTypes::tail);

  static final Codec REGIME_VIEW =
      new Scalars.Scalar(
          "RegimeView(now nextDay "
              + PROBABILITIES.form()
              + " transition variances|"
              + REGIME_PRIOR.form()
              + ")",
          view -> view((RegimeView) view),
          CoreTypes::view);

  /** The weights alone: from a publication that was kept nothing is forecast again. */
  static final Codec COMBINATION =
      new Scalars.Scalar(
          "Combination(tail variance " + WEIGHTS.form() + ")",
          combination -> combination((Combination) combination),
          node ->
              new Combination(
                  (MemberWeights) WEIGHTS.read(node.path(TAIL_WEIGHTS)),
                  (MemberWeights) WEIGHTS.read(node.path(VARIANCE_WEIGHTS)),
                  Map.of()));

  private CoreTypes() {}

  private static JsonNode combination(Combination combination) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set(TAIL_WEIGHTS, WEIGHTS.write(combination.tail()));
    node.set(VARIANCE_WEIGHTS, WEIGHTS.write(combination.variance()));
    return node;
  }

  private static JsonNode tail(TailForecast tail) {
    double[] valueAtRisk = new double[CELLS];
    double[] expectedShortfall = new double[CELLS];
    StringBuilder methods = new StringBuilder();
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        int cell = TailForecast.index(side, level);
        valueAtRisk[cell] = tail.valueAtRisk(side, alpha);
        expectedShortfall[cell] = tail.expectedShortfall(side, alpha);
        methods.append(cell == 0 ? "" : " ").append(tail.method(side, alpha));
      }
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("valueAtRisk", Scalars.DOUBLES.write(valueAtRisk));
    node.set("expectedShortfall", Scalars.DOUBLES.write(expectedShortfall));
    node.put("methods", methods.toString());
    return node.put("monotoneAdjusted", tail.monotoneAdjusted());
  }

  private static TailForecast tail(JsonNode node) {
    String[] names = node.path("methods").asText().split(" ");
    TailMethod[] methods = new TailMethod[names.length];
    for (int i = 0; i < names.length; i++) {
      methods[i] = TailMethod.valueOf(names[i]);
    }
    return TailForecast.restored(
        (double[]) Scalars.DOUBLES.read(node.path("valueAtRisk")),
        (double[]) Scalars.DOUBLES.read(node.path("expectedShortfall")),
        methods,
        node.path("monotoneAdjusted").booleanValue());
  }

  private static JsonNode view(RegimeView view) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (view) {
      case RegimeView.Outcome outcome -> {
        node.set(NOW, PROBABILITIES.write(outcome.now()));
        node.set(NEXT_DAY, PROBABILITIES.write(outcome.nextDay()));
        node.set(TRANSITION, Scalars.DOUBLES.write(flat(outcome.transition().toRows())));
        node.set(
            VARIANCES,
            Scalars.DOUBLES.write(
                new double[] {outcome.elevatedVariance(), outcome.stressedVariance()}));
      }
      case RegimeView.Prior prior -> node.set(PRIOR, REGIME_PRIOR.write(prior.prior()));
    }
    return node;
  }

  private static RegimeView view(JsonNode node) {
    if (node.has(PRIOR)) {
      return new RegimeView.Prior((RegimePrior) REGIME_PRIOR.read(node.path(PRIOR)));
    }
    double[] variances = (double[]) Scalars.DOUBLES.read(node.path(VARIANCES));
    return new RegimeView.Outcome(
        (RegimeProbabilities) PROBABILITIES.read(node.path(NOW)),
        (RegimeProbabilities) PROBABILITIES.read(node.path(NEXT_DAY)),
        TransitionMatrix.of(rows((double[]) Scalars.DOUBLES.read(node.path(TRANSITION)))),
        variances[0],
        variances[1]);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[][] rows(double[] flat) {
    int columns = Regime.values().length;
    double[][] rows = new double[columns][];
    for (int from = 0; from < columns; from++) {
      rows[from] = Arrays.copyOfRange(flat, from * columns, (from + 1) * columns);
    }
    return rows;
  }
}
