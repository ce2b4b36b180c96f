package io.foreshock.forecast.regime;

import java.util.Arrays;

/**
 * EM of one start of the Student-t switching model, on returns of unit variance of one market or,
 * one after the other, of several that share all parameters. Each iteration cannot lower the
 * log-likelihood: with the state probabilities fixed, every part of the M step raises Σ_t Σ_k γ_tk
 * ln t(y_t; m_k, s_k, ν_k) or the objective of the chain.
 */
final class StudentTEm {

  /** ν is looked at every so many iterations: it moves slowly and costs as much as the rest. */
  private static final int NU_INTERVAL = 2;

  private static final double STARTING_NU = 8.0;

  /** Weight of the group's own state in the starting probabilities. */
  private static final double STARTING_CERTAINTY = 0.8;

  private static final double STARTING_STAY = 0.95;

  /** A state with less than this weight in total keeps its parameters. */
  private static final double DEAD_WEIGHT = 1e-8;

  private final double[] y;
  private final int states;
  private final SwitchingSettings settings;
  private final PooledPass pass;
  private final double[] logDensities;
  private final double[] means;
  private final double[] squaredScales;
  private final double[] nu;
  private final StudentTNu tails;
  private double[] transition;
  private double[] initial;
  private double logLikelihood = Double.NEGATIVE_INFINITY;
  private double lastImprovement = Double.POSITIVE_INFINITY;
  private int iterations;

  StudentTEm(double[] y, int states, SwitchingSettings settings) {
    this(y, new int[] {y.length}, states, settings);
  }

  /**
   * @param y returns of the markets, one after the other
   * @param lengths number of returns of each market
   */
  StudentTEm(double[] y, int[] lengths, int states, SwitchingSettings settings) {
    this.y = y;
    this.states = states;
    this.settings = settings;
    this.pass = new PooledPass(lengths, states);
    this.logDensities = new double[y.length * states];
    this.means = new double[states];
    this.squaredScales = new double[states];
    this.nu = new double[states];
    this.tails = new StudentTNu(y, pass.smoothed(), states, means, squaredScales);
    this.transition = new double[states * states];
    this.initial = new double[states];
  }

  /** Starts from groups of observations. */
  void startFrom(int[] groups) {
    boolean gaussian = settings.degreesOfFreedom() == DegreesOfFreedom.GAUSSIAN;
    Arrays.fill(nu, gaussian ? Double.POSITIVE_INFINITY : STARTING_NU);
    Arrays.fill(squaredScales, 1.0);
    Arrays.fill(initial, 1.0 / states);
    Arrays.fill(transition, (1.0 - STARTING_STAY) / (states - 1));
    double[] gamma = pass.smoothed();
    Arrays.fill(gamma, (1.0 - STARTING_CERTAINTY) / (states - 1));
    for (int k = 0; k < states; k++) {
      transition[k * states + k] = STARTING_STAY;
    }
    for (int t = 0; t < y.length; t++) {
      gamma[t * states + groups[t]] = STARTING_CERTAINTY;
    }
    for (int k = 0; k < states; k++) {
      updateLocation(k);
    }
    expectation();
  }

  /** Starts from known parameters in the unit of the returns. */
  void startFrom(StudentTSwitchingParameters parameters, double deviation) {
    boolean gaussian = settings.degreesOfFreedom() == DegreesOfFreedom.GAUSSIAN;
    double commonNu = Math.min(parameters.degreesOfFreedom(0), StudentTNu.LARGEST);
    for (int k = 0; k < states; k++) {
      boolean common = settings.degreesOfFreedom() == DegreesOfFreedom.COMMON;
      double own = common ? commonNu : Math.min(parameters.degreesOfFreedom(k), StudentTNu.LARGEST);
      nu[k] = gaussian ? Double.POSITIVE_INFINITY : Math.max(own, StudentTNu.SMALLEST);
      means[k] = parameters.mean(k) / deviation;
      double variance = parameters.variance(k) / (deviation * deviation);
      squaredScales[k] = Math.max(variance * squaredScalePerVariance(k), settings.scaleFloor());
    }
    transition =
        TransitionStep.fromCounts(states, parameters.transition().rowMajorNoCopy(), transition);
    initial = Ergodic.distribution(states, transition);
    expectation();
  }

  /** Iterates until the improvement falls below the tolerance or the limit is reached. */
  void run(int maximumIterations) {
    for (int i = 0; i < maximumIterations && lastImprovement >= settings.tolerance(); i++) {
      iterate();
    }
  }

  /** One iteration; returns the log-likelihood after it. */
  double iterate() {
    double before = logLikelihood;
    maximisation();
    expectation();
    iterations++;
    lastImprovement = logLikelihood - before;
    return logLikelihood;
  }

  double logLikelihood() {
    return logLikelihood;
  }

  EmConvergence convergence() {
    return new EmConvergence(lastImprovement < settings.tolerance(), iterations, lastImprovement);
  }

  /** Returns the parameters for returns that are {@code deviation} times as large. */
  StudentTSwitchingParameters parameters(double deviation) {
    double[] scaledMeans = new double[states];
    double[] variances = new double[states];
    for (int k = 0; k < states; k++) {
      scaledMeans[k] = means[k] * deviation;
      variances[k] = squaredScales[k] / squaredScalePerVariance(k) * deviation * deviation;
    }
    return StudentTSwitchingParameters.of(
        scaledMeans, variances, nu.clone(), TransitionMatrix.ofRowMajor(states, transition));
  }

  private double squaredScalePerVariance(int k) {
    return nu[k] == Double.POSITIVE_INFINITY ? 1.0 : (nu[k] - 2.0) / nu[k];
  }

  private void expectation() {
    for (int k = 0; k < states; k++) {
      fillLogDensities(k);
    }
    logLikelihood = pass.forward(logDensities, transition, initial);
    pass.backward(transition);
  }

  private void fillLogDensities(int k) {
    double constant =
        StudentTComponent.logStandardDensityAtZero(nu[k]) - 0.5 * StrictMath.log(squaredScales[k]);
    boolean gaussian = nu[k] == Double.POSITIVE_INFINITY;
    double scaleNu = gaussian ? 1.0 : squaredScales[k] * nu[k];
    double half = 0.5 * (nu[k] + 1.0);
    for (int t = 0; t < y.length; t++) {
      double gap = y[t] - means[k];
      logDensities[t * states + k] =
          gaussian
              ? constant - 0.5 * gap * gap / squaredScales[k]
              : constant - half * StrictMath.log1p(gap * gap / scaleNu);
    }
  }

  private void maximisation() {
    for (int k = 0; k < states; k++) {
      updateLocation(k);
    }
    if (settings.degreesOfFreedom() != DegreesOfFreedom.GAUSSIAN && iterations % NU_INTERVAL == 0) {
      updateNu();
    }
    updateChain();
  }

  /** Weighted mean and squared scale; dividing by Σγu rather than Σγ is parameter-expanded EM. */
  private void updateLocation(int k) {
    double[] gamma = pass.smoothed();
    boolean gaussian = nu[k] == Double.POSITIVE_INFINITY;
    double weightSum = 0.0;
    double weightedY = 0.0;
    double weightedSquare = 0.0;
    for (int t = 0; t < y.length; t++) {
      double gap = y[t] - means[k];
      double u = gaussian ? 1.0 : (nu[k] + 1.0) / (nu[k] + gap * gap / squaredScales[k]);
      double weight = gamma[t * states + k] * u;
      weightSum += weight;
      weightedY += weight * gap;
      weightedSquare += weight * gap * gap;
    }
    if (!(weightSum > DEAD_WEIGHT)) {
      return;
    }
    // Sums are about the old mean, which keeps the difference below free of cancellation.
    double shift = weightedY / weightSum;
    means[k] += shift;
    squaredScales[k] = Math.max(weightedSquare / weightSum - shift * shift, settings.scaleFloor());
  }

  private void updateNu() {
    if (settings.degreesOfFreedom() == DegreesOfFreedom.COMMON) {
      Arrays.fill(nu, updatedNu(0, states));
    } else {
      for (int k = 0; k < states; k++) {
        nu[k] = updatedNu(k, k + 1);
      }
    }
  }

  private double updatedNu(int fromState, int toState) {
    return tails.improve(fromState, toState, nu[fromState]);
  }

  private void updateChain() {
    double[] first = pass.first();
    if (settings.initialDistribution() == InitialDistribution.ESTIMATED) {
      transition = TransitionStep.fromCounts(states, pass.transitions(), transition);
      initial = ReturnChecks.divided(first, pass.count());
    } else {
      transition = TransitionStep.withErgodicStart(states, pass.transitions(), first, transition);
      initial = Ergodic.distribution(states, transition);
    }
  }
}
