package io.foreshock.portfolio.scenario;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/**
 * Brings the scenarios of several markets together with another rank correlation than history's,
 * without changing what any one market does (R. L. Iman and W. J. Conover, "A distribution-free
 * approach to inducing rank correlation among input variables", Communications in Statistics B 11,
 * 1982). Instead of random scores it takes the normal scores of the historical ranks, so of history
 * only the correlation changes and the result is the same every time.
 *
 * <p>With R the correlation of the scores and L, M the Cholesky factors of R and of the wanted
 * correlation, scores s become M·L⁻¹·s; each market's days are then put in the order of its new
 * scores. The wanted correlation (1 − λ)·R + λ·11′ or (1 − λ)·R + λ·I is positive definite where R
 * is, for every λ in [0, 1); a ten-thousandth of the unit matrix keeps R so. Markets that always
 * did the same have no moves of their own, and stay the same.
 */
final class RankReordering {

  private static final double RIDGE = 1e-4;

  private final int markets;
  private final int days;
  private final double[][] scores;
  private final int[][] dayByRank;
  private final double[][] correlation;
  private final double[][] factor;

  /**
   * Takes the moves as they happened.
   *
   * @param moves per market, per day; at least one market, at least two days
   */
  RankReordering(double[][] moves) {
    markets = moves.length;
    days = moves[0].length;
    double[] normal = normalScores(days);
    scores = new double[markets][days];
    dayByRank = new int[markets][];
    for (int market = 0; market < markets; market++) {
      dayByRank[market] = ascending(moves[market]);
      for (int rank = 0; rank < days; rank++) {
        scores[market][dayByRank[market][rank]] = normal[rank];
      }
    }
    correlation = correlation();
    factor = cholesky(correlation);
  }

  /** Returns Φ⁻¹(rank ÷ (days + 1)) for each rank from 1. */
  private static double[] normalScores(int days) {
    double[] scores = new double[days];
    for (int rank = 0; rank < days; rank++) {
      double probability = (rank + 1.0) / (days + 1.0);
      scores[rank] = Math.sqrt(2.0) * Erf.erfInv(2.0 * probability - 1.0);
    }
    return scores;
  }

  /**
   * Returns the places of the values from the smallest up; of equal ones the earlier first. Runs of
   * growing length are merged (J. von Neumann, 1945), which keeps equal ones in order.
   */
  private static int[] ascending(double[] values) {
    int count = values.length;
    int[] from = IntStream.range(0, count).toArray();
    int[] to = new int[count];
    for (int run = 1; run < count; run *= 2) {
      for (int start = 0; start < count; start += 2 * run) {
        merge(
            values,
            from,
            to,
            start,
            Math.min(start + run, count),
            Math.min(start + 2 * run, count));
      }
      int[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  private static void merge(double[] values, int[] from, int[] to, int start, int middle, int end) {
    int first = start;
    int second = middle;
    for (int place = start; place < end; place++) {
      boolean takeFirst =
          second == end || first < middle && !precedes(values[from[second]], values[from[first]]);
      to[place] = takeFirst ? from[first++] : from[second++];
    }
  }

  /** Orders as {@link Double#compare} does: minus zero before zero. */
  private static boolean precedes(double value, double other) {
    return value < other || value == other && Double.compare(value, other) < 0;
  }

  private double[][] correlation() {
    double square = product(scores[0], scores[0]);
    double[][] result = new double[markets][markets];
    for (int row = 0; row < markets; row++) {
      for (int column = 0; column < row; column++) {
        double value = (1.0 - RIDGE) * product(scores[row], scores[column]) / square;
        result[row][column] = value;
        result[column][row] = value;
      }
      result[row][row] = 1.0;
    }
    return result;
  }

  private static double product(double[] first, double[] second) {
    double sum = 0.0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }

  /** Returns the lower factor of a positive definite matrix. */
  private static double[][] cholesky(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row][column];
        for (int k = 0; k < column; k++) {
          sum -= lower[row][k] * lower[column][k];
        }
        lower[row][column] = row == column ? Math.sqrt(sum) : sum / lower[column][column];
      }
    }
    return lower;
  }

  /** Returns the rank correlation of history, markets × markets. */
  double[][] historical() {
    return Arrays.stream(correlation).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Returns for each market which of its days stands in which scenario.
   *
   * @param weight λ, in [0, 1)
   * @param towards correlation of two different markets at λ = 1: 1 together, 0 apart
   */
  int[][] orders(double weight, double towards) {
    return orders(0.0, weight, towards);
  }

  /**
   * Returns the same where the correlation was shifted before.
   *
   * @param shift how far to one, negative to none, in (−1, 1)
   * @param weight λ, in [0, 1)
   * @param towards correlation of two different markets at λ = 1: 1 together, 0 apart
   */
  int[][] orders(double shift, double weight, double towards) {
    double[][] shifted = blended(correlation, Math.abs(shift), shift > 0.0 ? 1.0 : 0.0);
    return reordered(cholesky(blended(shifted, weight, towards)));
  }

  private static double[][] blended(double[][] matrix, double weight, double towards) {
    double[][] wanted = new double[matrix.length][matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix.length; column++) {
        double target = row == column ? 1.0 : towards;
        wanted[row][column] = (1.0 - weight) * matrix[row][column] + weight * target;
      }
    }
    return wanted;
  }

  private int[][] reordered(double[][] wantedFactor) {
    double[][] changed = new double[markets][days];
    double[] independent = new double[markets];
    for (int day = 0; day < days; day++) {
      for (int row = 0; row < markets; row++) {
        double sum = scores[row][day];
        for (int k = 0; k < row; k++) {
          sum -= factor[row][k] * independent[k];
        }
        independent[row] = sum / factor[row][row];
        double score = 0.0;
        for (int k = 0; k <= row; k++) {
          score += wantedFactor[row][k] * independent[k];
        }
        changed[row][day] = score;
      }
    }
    int[][] orders = new int[markets][days];
    for (int market = 0; market < markets; market++) {
      int[] placeByRank = ascending(changed[market]);
      for (int rank = 0; rank < days; rank++) {
        orders[market][placeByRank[rank]] = dayByRank[market][rank];
      }
    }
    return orders;
  }
}
