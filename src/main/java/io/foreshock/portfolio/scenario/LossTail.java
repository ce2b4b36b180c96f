package io.foreshock.portfolio.scenario;

import java.util.Arrays;

/**
 * The worst share of some losses: expected shortfall of an empirical distribution and who is in it.
 *
 * <p>With n losses and tail share α the tail holds n·α of them. ES = (1 ÷ nα)·Σ w·L, where w is 1
 * above the threshold, the ⌈nα⌉-th largest loss, and what is left of nα is spread evenly over the
 * losses that equal it. So defined ES is coherent for any α and n: sub-additive, monotone and
 * positively homogeneous (C. Acerbi and D. Tasche, "On the coherence of expected shortfall",
 * Journal of Banking and Finance 26, 2002). The threshold is found in linear time (C. A. R. Hoare,
 * "FIND", 1961).
 *
 * @param threshold value at risk: the ⌈nα⌉-th largest loss
 * @param thresholdWeight weight in (0, 1] of a loss that equals the threshold
 * @param tailCount nα, positive
 */
public record LossTail(double threshold, double thresholdWeight, double tailCount) {

  /** Losses a tail must hold at least: fewer say nothing. */
  public static final double LEAST_TAIL = 5.0;

  /** Losses of a tail up to which they are kept in order, which is faster than partitions. */
  private static final int MOST_KEPT = 16;

  /**
   * Returns the share of losses that is the tail: α, or more where α of them would be fewer than
   * five.
   *
   * @param alpha tail probability, in (0, 1)
   * @param count number of losses, at least 5
   */
  public static double share(double alpha, int count) {
    return Math.max(alpha, Math.min(1.0, LEAST_TAIL / count));
  }

  /**
   * Finds the tail.
   *
   * @param losses any finite numbers
   * @param tailShare α, in (0, 1]
   * @param scratch at least as long; overwritten
   */
  public static LossTail of(double[] losses, double tailShare, double[] scratch) {
    int count = losses.length;
    double tailCount = tailShare * count;
    int rank = Math.clamp((long) Math.ceil(tailCount - 1e-9), 1, count);
    double threshold = threshold(losses, rank, scratch);
    int above = 0;
    int equal = 0;
    for (double loss : losses) {
      above += loss > threshold ? 1 : 0;
      equal += loss == threshold ? 1 : 0;
    }
    return new LossTail(threshold, (tailCount - above) / equal, tailCount);
  }

  private static double threshold(double[] losses, int rank, double[] scratch) {
    if (rank <= MOST_KEPT) {
      return smallestKept(losses, rank, scratch);
    }
    System.arraycopy(losses, 0, scratch, 0, losses.length);
    return largest(scratch, losses.length, rank);
  }

  /** Keeps the largest in order: nearly every loss then costs one comparison. */
  private static double smallestKept(double[] losses, int rank, double[] kept) {
    Arrays.fill(kept, 0, rank, Double.NEGATIVE_INFINITY);
    double least = Double.NEGATIVE_INFINITY;
    for (double loss : losses) {
      if (loss > least) {
        insert(loss, rank, kept);
        least = kept[rank - 1];
      }
    }
    return least;
  }

  private static void insert(double loss, int rank, double[] kept) {
    int place = rank - 1;
    while (place > 0 && kept[place - 1] < loss) {
      kept[place] = kept[place - 1];
      place--;
    }
    kept[place] = loss;
  }

  /** Returns the weight of a loss in the tail, in [0, 1]. */
  public double weight(double loss) {
    if (loss > threshold) {
      return 1.0;
    }
    return loss == threshold ? thresholdWeight : 0.0;
  }

  /** Returns the expected shortfall of the losses the tail was found in; never below VaR. */
  public double expectedShortfall(double[] losses) {
    double excess = 0.0;
    for (double loss : losses) {
      if (loss > threshold) {
        excess += loss - threshold;
      }
    }
    return threshold + excess / tailCount;
  }

  /** Returns the rank-th largest of the first {@code count} values, which it reorders. */
  private static double largest(double[] values, int count, int rank) {
    int low = 0;
    int high = count - 1;
    int wanted = rank - 1;
    while (low < high) {
      double pivot = median(values[low], values[(low + high) >>> 1], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] > pivot) {
          left++;
        }
        while (values[right] < pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (wanted <= right) {
        high = right;
      } else if (wanted >= left) {
        low = left;
      } else {
        return values[wanted];
      }
    }
    return values[wanted];
  }

  private static double median(double first, double second, double third) {
    return Math.max(Math.min(first, second), Math.min(Math.max(first, second), third));
  }
}
