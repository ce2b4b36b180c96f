package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the states of a fit are apart, lasting, frequent and in agreement with the model before;
 * a fit that fails a rule is not promoted.
 *
 * @param failures the rules broken, with their values; empty where identified
 */
public record Identification(List<Failure> failures) {

  /** Volatility of a state over that of the one below: at least this. */
  public static final double MINIMUM_VOLATILITY_RATIO = 1.3;

  /** Expected duration of each state in observations: at least this. */
  public static final double MINIMUM_DURATION = 5.0;

  /** Ergodic weight of each state: at least this. */
  public static final double MINIMUM_WEIGHT = 0.02;

  /** Share of equal labels with the previous parameters: at least this. */
  public static final double MINIMUM_AGREEMENT = 0.90;

  /** Observations, counted from the last, on which labels are compared. */
  public static final int AGREEMENT_WINDOW = 250;

  /** The rules of identification. */
  public enum Rule {
    /** σ of the state ÷ σ of the state below ≥ {@value #MINIMUM_VOLATILITY_RATIO}. */
    VOLATILITY_RATIO,
    /** 1 ÷ (1 − p_jj) ≥ {@value #MINIMUM_DURATION} observations. */
    EXPECTED_DURATION,
    /** Ergodic weight ≥ {@value #MINIMUM_WEIGHT}. */
    ERGODIC_WEIGHT,
    /** Equal most likely regimes ≥ {@value #MINIMUM_AGREEMENT} of the window. */
    LABEL_AGREEMENT
  }

  /**
   * One rule broken.
   *
   * @param rule the rule
   * @param state index of the state in order of variance; −1 where the rule is about all states
   * @param value the value found
   * @param minimum the least value accepted
   */
  public record Failure(Rule rule, int state, double value, double minimum) {}

  /** Copies the list. */
  public Identification {
    failures = List.copyOf(failures);
  }

  /** Returns whether no rule is broken. */
  public boolean identified() {
    return failures.isEmpty();
  }

  /**
   * Judges fitted parameters.
   *
   * @param current the parameters to judge
   * @param previous the parameters served so far, or null where there are none: no agreement rule
   * @param logReturns the returns of the fit, on whose last 250 the labels are compared
   */
  public static Identification of(
      StudentTSwitchingParameters current,
      @Nullable StudentTSwitchingParameters previous,
      double[] logReturns) {
    return ofPanel(current, previous, List.of(logReturns));
  }

  /** Judges common parameters of some markets; agreement is the mean over them. */
  static Identification ofPanel(
      StudentTSwitchingParameters current,
      @Nullable StudentTSwitchingParameters previous,
      List<double[]> markets) {
    double[] variances = new double[current.states()];
    Arrays.setAll(variances, current::variance);
    List<Failure> failures = stateFailures(variances, current.transition());
    if (previous != null) {
      double agreement =
          markets.stream()
              .mapToDouble(returns -> labelAgreement(previous, current, returns))
              .average()
              .orElseThrow();
      addUnless(failures, Rule.LABEL_AGREEMENT, -1, agreement, MINIMUM_AGREEMENT);
    }
    return new Identification(failures);
  }

  /**
   * Judges fitted parameters of a Markov-switching GARCH, its volatilities the unconditional ones.
   *
   * @param current the parameters to judge
   * @param previous the parameters served so far, or null where there are none: no agreement rule
   * @param logReturns the returns of the fit, on whose last 250 the labels are compared
   */
  public static Identification of(
      SwitchingGarchParameters current,
      @Nullable SwitchingGarchParameters previous,
      double[] logReturns) {
    List<Failure> failures = stateFailures(current.unconditionalVariances(), current.transition());
    if (previous != null) {
      double agreement = labelAgreement(previous, current, logReturns);
      addUnless(failures, Rule.LABEL_AGREEMENT, -1, agreement, MINIMUM_AGREEMENT);
    }
    return new Identification(failures);
  }

  /**
   * Returns the share of the last 250 observations (or all, if fewer) on which both models name the
   * same most likely regime, in [0, 1]; both are filtered from the first return.
   *
   * @param previous parameters of one model
   * @param current parameters of the other
   * @param logReturns the returns both filter, at least one, finite
   * @throws IllegalArgumentException if there are no returns or one is not finite
   */
  public static double labelAgreement(
      StudentTSwitchingParameters previous,
      StudentTSwitchingParameters current,
      double[] logReturns) {
    return labelAgreement(
        RegimeLabeller.of(previous).labels(logReturns),
        RegimeLabeller.of(current).labels(logReturns));
  }

  /**
   * Returns the share of the last 250 observations (or all, if fewer) on which two Markov-switching
   * GARCH name the same most likely regime, in [0, 1]; both are filtered from the first return.
   *
   * @param previous parameters of one model
   * @param current parameters of the other
   * @param logReturns the returns both filter, at least one, finite
   * @throws IllegalArgumentException if there are no returns or one is not finite
   */
  public static double labelAgreement(
      SwitchingGarchParameters previous, SwitchingGarchParameters current, double[] logReturns) {
    return labelAgreement(
        labels(new SwitchingGarchFilter(previous), logReturns),
        labels(new SwitchingGarchFilter(current), logReturns));
  }

  private static List<Regime> labels(SwitchingGarchFilter filter, double[] logReturns) {
    return filter.filter(logReturns).stream().map(RegimeProbabilities::mostLikely).toList();
  }

  /**
   * Returns the share of the last 250 observations (or all, if fewer) with equal labels, in [0, 1].
   *
   * @param before labels of one model, at least one
   * @param after labels of another on the same observations
   * @throws IllegalArgumentException if there are none
   */
  static double labelAgreement(List<Regime> before, List<Regime> after) {
    if (before.isEmpty()) {
      throw new IllegalArgumentException("logReturns must not be empty");
    }
    int window = Math.min(AGREEMENT_WINDOW, before.size());
    int equal = 0;
    for (int t = before.size() - window; t < before.size(); t++) {
      equal += before.get(t) == after.get(t) ? 1 : 0;
    }
    return (double) equal / window;
  }

  private static List<Failure> stateFailures(double[] variances, TransitionMatrix transition) {
    List<Failure> failures = new ArrayList<>();
    double[] durations = HamiltonFilter.expectedDurations(transition);
    double[] weights = HamiltonFilter.ergodic(transition);
    for (int k = 0; k < variances.length; k++) {
      if (k > 0) {
        double ratio = Math.sqrt(variances[k] / variances[k - 1]);
        addUnless(failures, Rule.VOLATILITY_RATIO, k, ratio, MINIMUM_VOLATILITY_RATIO);
      }
      addUnless(failures, Rule.EXPECTED_DURATION, k, durations[k], MINIMUM_DURATION);
      addUnless(failures, Rule.ERGODIC_WEIGHT, k, weights[k], MINIMUM_WEIGHT);
    }
    return failures;
  }

  private static void addUnless(
      List<Failure> failures, Rule rule, int state, double value, double minimum) {
    if (!(value >= minimum)) {
      failures.add(new Failure(rule, state, value, minimum));
    }
  }
}
