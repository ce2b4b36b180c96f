package io.foreshock.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well probabilities of an event agree with how often it came, gathered forecast by forecast.
 *
 * <p>Brier score = mean of (p − o)², o being 1 where the event came and 0 elsewhere. Reliability
 * slope b and intercept a are those of the least-squares line o = a + b·p: 1 and 0 for
 * probabilities that mean what they say, b below 1 where they are too far apart, above 1 where they
 * are too close together.
 *
 * <p>Forecasts of one time hang together, so standard errors take whole groups of them, say months,
 * for what is independent (K. Liang and S. Zeger, "Longitudinal data analysis using generalized
 * linear models", Biometrika 73 (1986), 13–22).
 *
 * <p>Reference: G. Brier, "Verification of forecasts expressed in terms of probability", Monthly
 * Weather Review 78 (1950), 1–3. Not safe for threads.
 */
public final class ProbabilityScore {

  private final SortedMap<Long, Sums> groups = new TreeMap<>();
  private final double[] edges;
  private final Sums[] bins;

  /**
   * Begins without forecasts.
   *
   * @param edges where a bin of the reliability curve ends and the next begins, ascending, in (0,
   *     1)
   */
  public ProbabilityScore(double... edges) {
    for (int i = 0; i < edges.length; i++) {
      if (!(edges[i] > (i == 0 ? 0.0 : edges[i - 1]) && edges[i] < 1.0)) {
        throw new IllegalArgumentException(
            "edges must ascend within (0, 1), were " + Arrays.toString(edges));
      }
    }
    this.edges = edges.clone();
    bins = new Sums[edges.length + 1];
    Arrays.setAll(bins, _ -> new Sums());
  }

  /**
   * Adds a forecast.
   *
   * @param group number of the group it belongs to
   * @param probability what was said, in [0, 1]
   * @param happened what came
   */
  public void add(long group, double probability, boolean happened) {
    if (!(probability >= 0.0 && probability <= 1.0)) {
      throw new IllegalArgumentException("probability must be in [0, 1], was " + probability);
    }
    groups.computeIfAbsent(group, _ -> new Sums()).add(probability, happened);
    int found = Arrays.binarySearch(edges, probability);
    bins[found < 0 ? -1 - found : found + 1].add(probability, happened);
  }

  /** Returns how many forecasts there are. */
  public long count() {
    return all().count;
  }

  /** Returns the mean of (p − o)², in [0, 1]; NaN without forecasts. */
  public double brier() {
    Sums all = all();
    return all.squaredErrors() / all.count;
  }

  /**
   * Returns the reliability slope with its standard error.
   *
   * @throws IllegalStateException if all forecasts said the same
   */
  public Estimate slope() {
    Sums all = all();
    double mean = all.probability / all.count;
    double spread = all.squares - mean * all.probability;
    if (!(spread > 0.0)) {
      throw new IllegalStateException("there is no slope where all forecasts say " + mean);
    }
    double slope = (all.both - mean * all.happened) / spread;
    double intercept = all.happened / all.count - slope * mean;
    double squares = 0.0;
    for (Sums group : groups.values()) {
      double score = group.score(mean, intercept, slope);
      squares += score * score;
    }
    return new Estimate(slope, Math.sqrt(squares) / spread);
  }

  /**
   * Returns this Brier score less another's of the same events, with its standard error; below 0
   * where this one is better.
   *
   * @param other score of other probabilities of the same events, in the same groups
   * @throws IllegalArgumentException if the events are not as many in every group
   */
  public Estimate brierDifference(ProbabilityScore other) {
    Sums all = all();
    double mean = (all.squaredErrors() - other.all().squaredErrors()) / all.count;
    double squares = 0.0;
    for (Map.Entry<Long, Sums> group : groups.entrySet()) {
      Sums own = group.getValue();
      Sums others = other.groups.getOrDefault(group.getKey(), new Sums());
      requireSame(own, others);
      double excess = own.squaredErrors() - others.squaredErrors() - mean * own.count;
      squares += excess * excess;
    }
    requireSame(all, other.all());
    return new Estimate(mean, Math.sqrt(squares) / all.count);
  }

  private static void requireSame(Sums own, Sums other) {
    if (!(own.count == other.count && own.happened == other.happened)) {
      throw new IllegalArgumentException(
          "other must be of the same events, had " + other.count + " where this has " + own.count);
    }
  }

  /** Returns the reliability curve: its bins with forecasts, from low probabilities to high. */
  public List<Bin> curve() {
    List<Bin> curve = new ArrayList<>();
    for (Sums bin : bins) {
      if (bin.count > 0) {
        curve.add(new Bin(bin.count, bin.probability / bin.count, bin.happened / bin.count));
      }
    }
    return curve;
  }

  private Sums all() {
    Sums all = new Sums();
    groups.values().forEach(all::addAll);
    return all;
  }

  /**
   * A number with its standard error.
   *
   * @param value the number
   * @param standardError its standard error, at least 0
   */
  public record Estimate(double value, double standardError) {}

  /**
   * Forecasts that said about the same.
   *
   * @param count how many, at least 1
   * @param meanProbability mean of what they said
   * @param frequency share of them after which the event came
   */
  public record Bin(long count, double meanProbability, double frequency) {}

  /** What every score above is made of. */
  private static final class Sums {

    private long count;
    private double probability;
    private double happened;
    private double squares;
    private double both;

    void add(double said, boolean came) {
      double outcome = came ? 1.0 : 0.0;
      count++;
      probability += said;
      happened += outcome;
      squares += said * said;
      both += said * outcome;
    }

    void addAll(Sums other) {
      count += other.count;
      probability += other.probability;
      happened += other.happened;
      squares += other.squares;
      both += other.both;
    }

    /** Sum of (p − o)². */
    double squaredErrors() {
      return squares - 2.0 * both + happened;
    }

    /** Sum of (p − mean)·(o − intercept − slope·p). */
    double score(double mean, double intercept, double slope) {
      double outcomes = both - mean * happened;
      double ones = probability - mean * count;
      double forecasts = squares - mean * probability;
      return outcomes - intercept * ones - slope * forecasts;
    }
  }
}
