package io.foreshock.application;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.model.Editions;
import io.foreshock.training.TrainingSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Use case: makes fits anew that came with the models and compares them bit by bit. It proves that
 * they belong to the series they claim and that this machine computes as the one that made them.
 */
public final class RefitCheck {

  private static final String UNUSED_HASH = "0".repeat(64); // no set is published from here

  private final FittedParameters shipped;

  /**
   * Makes the check.
   *
   * @param shipped fits that came with the models
   */
  public RefitCheck(FittedParameters shipped) {
    this.shipped = shipped;
  }

  /**
   * What came of it.
   *
   * @param same fits that agree in every bit
   * @param different fits that do not
   * @param unknown fits that did not come with the models
   */
  public record Result(int same, int different, int unknown) {

    /** Tells whether fits were compared and all of them agree. */
    public boolean passed() {
      return same > 0 && different == 0;
    }
  }

  /**
   * Walks series from their beginning until enough fits were made.
   *
   * @param series series whose fits came with the models
   * @param mostFits fits to make, at least 1
   */
  public Result check(List<TrainingSeries> series, int mostFits) {
    Comparison comparison = new Comparison();
    Editions documented = new Editions(List.of(), UNUSED_HASH);
    ChampionDirectory champions = new ChampionDirectory(documented, Map.of());
    for (TrainingSeries one : series) {
      MarketHistory history = MarketHistory.of(one.market(), one.bars());
      MarginWalk walk = new MarginWalk(history, champions, comparison);
      while (walk.hasNext() && comparison.made() < mostFits) {
        walk.next();
      }
    }
    return new Result(comparison.same, comparison.different, comparison.unknown);
  }

  /** Remembers nothing, so that every fit is made, and judges each by the one that came along. */
  private final class Comparison implements FittedParameters {

    private int same;
    private int different;
    private int unknown;

    int made() {
      return same + different + unknown;
    }

    @Override
    public double @Nullable [] find(String key) {
      return null;
    }

    @Override
    public void remember(String key, double[] parameters) {
      double[] expected = shipped.find(key);
      if (expected == null) {
        unknown++;
      } else if (Arrays.equals(bits(expected), bits(parameters))) {
        same++;
      } else {
        different++;
      }
    }

    private static long[] bits(double[] parameters) {
      return Arrays.stream(parameters).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Override
    public void flush() {}
  }
}
