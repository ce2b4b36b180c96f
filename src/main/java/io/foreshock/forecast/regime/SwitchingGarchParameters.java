package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parameters of a Markov-switching GARCH of two or three regimes, always in ascending order of
 * unconditional variance whatever the order given.
 *
 * @param regimes the variance recursions
 * @param transition transition matrix, in the order of the regimes
 */
public record SwitchingGarchParameters(List<GarchRegime> regimes, TransitionMatrix transition) {

  private static final int PER_REGIME = 5;

  private static final Comparator<GarchRegime> CALMER =
      Comparator.comparingDouble(GarchRegime::unconditionalVariance)
          .thenComparingDouble(GarchRegime::omega)
          .thenComparingDouble(GarchRegime::alpha)
          .thenComparingDouble(GarchRegime::beta)
          .thenComparingDouble(GarchRegime::degreesOfFreedom);

  /**
   * Sorts the regimes.
   *
   * @throws IllegalArgumentException if there are neither 2 nor 3 or the matrix has another number
   */
  public SwitchingGarchParameters {
    int states = regimes.size();
    if (!(states == 2 || states == 3)) {
      throw new IllegalArgumentException("regimes must be 2 or 3, were " + states);
    }
    if (transition.states() != states) {
      throw new IllegalArgumentException(
          "transition must have " + states + " states, had " + transition.states());
    }
    List<GarchRegime> given = List.copyOf(regimes);
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < states; k++) {
      order.add(k);
    }
    order.sort((a, b) -> CALMER.compare(given.get(a), given.get(b)));
    regimes = order.stream().map(given::get).toList();
    transition = transition.permuted(order.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Returns the number of regimes, 2 or 3. */
  public int states() {
    return regimes.size();
  }

  /**
   * Returns one regime.
   *
   * @param state index in order of unconditional variance, from 0
   */
  public GarchRegime regime(int state) {
    return regimes.get(state);
  }

  /** Returns the unconditional variance of each regime, ascending, return squared. */
  public double[] unconditionalVariances() {
    return regimes.stream().mapToDouble(GarchRegime::unconditionalVariance).toArray();
  }

  /**
   * Returns the long-run share of time in each regime.
   *
   * @throws IllegalArgumentException if the chain falls apart
   */
  public double[] ergodic() {
    return HamiltonFilter.ergodic(transition);
  }

  /** Returns {states, then ω, α, γ, β, ν of each regime, then the transition rows}. */
  public double[] toArray() {
    int states = states();
    double[] values = new double[1 + states * (PER_REGIME + states)];
    values[0] = states;
    int at = 1;
    for (GarchRegime regime : regimes) {
      values[at++] = regime.omega();
      values[at++] = regime.alpha();
      values[at++] = regime.gamma();
      values[at++] = regime.beta();
      values[at++] = regime.degreesOfFreedom();
    }
    System.arraycopy(transition.rowMajorNoCopy(), 0, values, at, states * states);
    return values;
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if the length is wrong or a value is out of range
   */
  public static SwitchingGarchParameters fromArray(double[] values) {
    int states = values.length == 15 ? 2 : 3;
    if (!(values.length == 1 + states * (PER_REGIME + states) && values[0] == states)) {
      throw new IllegalArgumentException("values must be 15 or 25, were " + values.length);
    }
    List<GarchRegime> regimes = new ArrayList<>();
    int at = 1;
    for (int k = 0; k < states; k++) {
      regimes.add(
          new GarchRegime(
              values[at], values[at + 1], values[at + 2], values[at + 3], values[at + 4]));
      at += PER_REGIME;
    }
    double[] rows = new double[states * states];
    System.arraycopy(values, at, rows, 0, rows.length);
    return new SwitchingGarchParameters(regimes, TransitionMatrix.ofRowMajor(states, rows));
  }
}
