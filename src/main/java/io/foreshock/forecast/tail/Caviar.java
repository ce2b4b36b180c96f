package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditional autoregressive value at risk: the quantile itself follows a recursion, whose
 * parameters minimise the tick loss. The expected shortfall is the value at risk times the mean of
 * loss ÷ VaR over the days of the fit whose loss exceeded it.
 *
 * <p>References: R. Engle, S. Manganelli, "CAViaR", Journal of Business and Economic Statistics 22
 * (2004), 367–381; J. Taylor, "Forecasting value at risk and expected shortfall using a
 * semiparametric approach based on the asymmetric Laplace distribution", ibid. 37 (2019), 121–133,
 * for the shortfall as a multiple of the quantile.
 */
public final class Caviar {

  /** Starting grid: decay of a shock, and the share of the mean VaR that comes from returns. */
  private static final double[] START_PERSISTENCE = {0.50, 0.75, 0.88, 0.94, 0.975};

  private static final double[] START_NEWS_SHARE = {0.4, 0.7, 0.95};

  /** Starting grid of the asymmetric form: share of the news that comes from losses. */
  private static final double[] START_LOSS_SHARE = {0.5, 0.75, 0.95};

  private Caviar() {}

  /**
   * Fits one side and level. The same arguments give the same result.
   *
   * <p>Returns are divided by their standard deviation first. The value at risk of the first day is
   * the quantile of the first 300 losses, as in the paper. The search runs from {@code warmStart};
   * if that ends above any point of a fixed grid, or there is none, it runs from the grid's best
   * four points.
   *
   * @param logReturns log returns per bar, oldest first
   * @param side whose losses
   * @param alpha tail probability, in (0, 0.5)
   * @param warmStart parameters of an earlier fit in the same unit, or null
   * @throws IllegalArgumentException if there are fewer than 250 returns or 5 ÷ alpha, one is not
   *     finite, the series is constant or mostly repeats itself, or the side has no losses
   */
  public static CaviarFit fit(
      double[] logReturns,
      Side side,
      double alpha,
      CaviarForm form,
      @Nullable CaviarParameters warmStart) {
    ScaledLosses sample = new ScaledLosses(logReturns, side, alpha);
    CaviarObjective objective = new CaviarObjective(sample, form);
    double[] start = warmStart == null ? null : objective.point(warmStart);
    SimplexSearch search = SimplexSearch.minimize(objective, grid(sample, form), start);
    return new CaviarFit(objective, search, side, logReturns);
  }

  /** Points whose mean value at risk is the sample's quantile. */
  private static List<double[]> grid(ScaledLosses sample, CaviarForm form) {
    List<double[]> grid = new ArrayList<>();
    double meanGain = meanGain(sample);
    double meanLoss = meanLoss(sample);
    for (double persistence : START_PERSISTENCE) {
      double mean = (1.0 - persistence) * sample.quantile();
      for (double share : START_NEWS_SHARE) {
        double constant = (1.0 - share) * mean;
        if (form == CaviarForm.SYMMETRIC_ABSOLUTE) {
          double weight = share * mean / (meanGain + meanLoss);
          grid.add(new double[] {constant, persistence, weight});
        } else {
          for (double lossShare : START_LOSS_SHARE) {
            double onLoss = lossShare * share * mean / meanLoss;
            double onGain = (1.0 - lossShare) * share * mean / Math.max(meanGain, meanLoss);
            grid.add(new double[] {constant, persistence, onGain, onLoss});
          }
        }
      }
    }
    return grid;
  }

  private static double meanLoss(ScaledLosses sample) {
    double sum = 0.0;
    for (double loss : sample.values()) {
      sum += Math.max(loss, 0.0);
    }
    return sum / sample.values().length;
  }

  private static double meanGain(ScaledLosses sample) {
    double sum = 0.0;
    for (double loss : sample.values()) {
      sum += Math.max(-loss, 0.0);
    }
    return sum / sample.values().length;
  }
}
