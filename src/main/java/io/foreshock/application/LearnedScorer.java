package io.foreshock.application;

import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.forecast.volatility.LogVarianceModel;
import java.util.List;

/**
 * A learned model in service, as it can be asked by itself: from the inputs of a day, or of the
 * last days, to the logarithm of the next day's variance. Immutable and safe for threads.
 *
 * @param name {@code modelId.class.member} in lower case, such as {@code
 *     classical-crypto.crypto.trees-pot}
 * @param version version of its edition
 * @param kind what it is
 * @param rows rows of inputs that one forecast takes, the oldest first
 * @param model its numbers
 */
public record LearnedScorer(
    String name, String version, Kind kind, int rows, LogVarianceModel model) {

  /** What a learned model is. */
  public enum Kind {
    /** Boosted trees over the inputs of one day. */
    TREES,
    /** Recurrent nets over the inputs of several days. */
    NETS
  }

  /**
   * Names a model.
   *
   * @throws IllegalArgumentException if the model is neither of trees nor of nets
   */
  static LearnedScorer of(String name, String version, LogVarianceModel model) {
    return switch (model) {
      case TreeVariance trees -> new LearnedScorer(name, version, Kind.TREES, 1, trees);
      case RecurrentVariance nets ->
          new LearnedScorer(name, version, Kind.NETS, nets.steps(), nets);
      case RecurrentTail nets -> new LearnedScorer(name, version, Kind.NETS, nets.steps(), nets);
      default -> throw new IllegalArgumentException(name + " must be trees or nets, was " + model);
    };
  }

  /** Returns the names of the inputs, in the order of a row. */
  public List<String> inputs() {
    return model.schema().names();
  }

  /**
   * Returns the expected logarithm of the next day's variance, squared log return.
   *
   * @param window rows of inputs, the oldest first
   * @throws IllegalArgumentException if they are not as many as it takes
   */
  public double logVariance(double[][] window) {
    if (window.length != rows) {
      throw new IllegalArgumentException(
          "window must have " + rows + " rows, had " + window.length);
    }
    return switch (model) {
      case TreeVariance trees -> trees.logForecast(window[0]);
      case RecurrentVariance nets -> nets.logForecast(window);
      case RecurrentTail nets -> nets.logForecast(window);
      default -> throw new IllegalStateException(name + " was checked when it was made");
    };
  }

  /** Returns the forecast of a variance whose logarithm is expected to be {@code logVariance}. */
  public double variance(double logVariance) {
    return model.variance(logVariance);
  }
}
