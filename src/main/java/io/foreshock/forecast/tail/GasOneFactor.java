package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One-factor score-driven model of value at risk and expected shortfall: both are multiples of e^κ,
 * κ moves against the slope of the FZ0 loss, and the parameters minimise that loss. No distribution
 * is assumed. The constant of κ is 0, since the two multiples already set the level.
 *
 * <p>Reference: A. Patton, J. Ziegel, R. Chen, "Dynamic semiparametric models for expected
 * shortfall (and value-at-risk)", Journal of Econometrics 211 (2019), 388–413. There returns are
 * used (v = a·e^κ, e = b·e^κ, b &lt; a &lt; 0, κ' = ω + βκ + γ(1/e)((1/α)1{y ≤ v}y − e)); losses
 * change no sign of κ, β or γ.
 */
public final class GasOneFactor {

  /** Starting grid: decay of κ. */
  private static final double[] START_PERSISTENCE = {0.93, 0.97, 0.985, 0.995};

  /** Starting grid: rise of κ after a loss as large as the expected shortfall, γ/α. */
  private static final double[] START_JUMP = {0.1, 0.25, 0.5};

  /** Starting grid: VaR at κ = 0 relative to the sample's quantile; κ spends most days below 0. */
  private static final double[] START_LEVEL = {0.8, 1.2};

  /** Slopes of the softened searches: the paper's 5 and 20 per cent point, for a VaR near 2 %. */
  private static final double[] SHARPNESS = {10.0, 40.0};

  private GasOneFactor() {}

  /**
   * Fits one side and level. The same arguments give the same result.
   *
   * <p>Returns are divided by their standard deviation first. Two searches on softened losses, from
   * {@code warmStart} or else the best four points of a fixed grid, lead to the one on the exact
   * loss; if that ends above any point of the grid, it runs from the grid's best four points too.
   *
   * @param logReturns log returns per bar, oldest first
   * @param side whose losses
   * @param alpha tail probability, in (0, 0.5)
   * @param warmStart parameters of an earlier fit in the same unit, or null; it keeps fits alike
   *     from one to the next but saves little
   * @throws IllegalArgumentException if there are fewer than 250 returns or 5 ÷ alpha, one is not
   *     finite, the series is constant or mostly repeats itself, or the side has no losses
   */
  public static GasFit fit(
      double[] logReturns, Side side, double alpha, @Nullable GasParameters warmStart) {
    ScaledLosses sample = new ScaledLosses(logReturns, side, alpha);
    GasObjective exact = new GasObjective(sample, Double.POSITIVE_INFINITY);
    List<double[]> grid = grid(sample);
    List<double[]> starts = warmStart == null ? grid : List.of(exact.point(warmStart));
    int evaluations = 0;
    for (double sharpness : SHARPNESS) {
      GasObjective softened = new GasObjective(sample, sharpness);
      boolean bounded = starts.stream().anyMatch(start -> Double.isFinite(softened.value(start)));
      SimplexSearch soft = SimplexSearch.minimize(softened, bounded ? starts : grid, null);
      starts = List.of(soft.point());
      evaluations += soft.evaluations();
    }
    SimplexSearch search = SimplexSearch.minimize(exact, grid, starts.getFirst());
    return new GasFit(exact, search, evaluations + search.evaluations(), side, logReturns);
  }

  private static List<double[]> grid(ScaledLosses sample) {
    List<double[]> grid = new ArrayList<>();
    double quantile = sample.quantile();
    double shortfall = sample.tailMean();
    for (double persistence : START_PERSISTENCE) {
      for (double jump : START_JUMP) {
        for (double level : START_LEVEL) {
          grid.add(GasObjective.point(persistence, jump, level * quantile, level * shortfall));
        }
      }
    }
    return grid;
  }

  /**
   * Returns κ of all days, 0 for the first, and last of the one to come; element t depends on
   * returns before t only.
   *
   * @param logReturns log returns per bar, oldest first, finite
   * @param alpha tail probability the parameters were fitted at
   */
  public static double[] filter(
      GasParameters parameters, double[] logReturns, Side side, double alpha) {
    double[] factors = new double[logReturns.length + 1];
    for (int t = 0; t < logReturns.length; t++) {
      factors[t + 1] = parameters.next(factors[t], side, logReturns[t], alpha);
    }
    return factors;
  }
}
