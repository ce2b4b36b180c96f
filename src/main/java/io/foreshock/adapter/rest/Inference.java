package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.application.LearnedScorer;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a request of the Open Inference Protocol v2, asks the scorer and writes the answer. */
final class Inference {

  private Inference() {}

  /**
   * Returns the answer of a model.
   *
   * @throws InferenceException naming what is wrong with the request
   */
  static InferenceDocument.Answer answer(
      LearnedScorer scorer, InputStream body, ObjectMapper mapper) {
    InferenceRequest request = InferenceRequest.read(body, mapper, scorer);
    List<Double> logs = new ArrayList<>();
    List<Double> variances = new ArrayList<>();
    for (double[][] window : request.windows()) {
      double log = scorer.logVariance(window);
      double variance = scorer.variance(log);
      requireFinite(logs.size(), log, variance);
      logs.add(log);
      variances.add(variance);
    }
    List<InferenceDocument.Output> outputs =
        request.outputs().stream()
            .map(name -> output(name, name.equals(InferenceDocument.VARIANCE) ? variances : logs))
            .toList();
    return new InferenceDocument.Answer(scorer.name(), scorer.version(), request.id(), outputs);
  }

  /** Inputs far from anything a market does can take the exponential beyond all numbers. */
  private static void requireFinite(int forecast, double log, double variance) {
    if (!Double.isFinite(log) || !Double.isFinite(variance)) {
      throw InferenceException.bad(
          "inputs[0].data gives no finite forecast " + forecast + ", log_variance was " + log);
    }
  }

  private static InferenceDocument.Output output(String name, List<Double> data) {
    return new InferenceDocument.Output(
        name, List.of(data.size()), InferenceDocument.DATATYPE, data);
  }
}
