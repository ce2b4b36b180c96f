package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood for the Markov-switching Student-t (or Gaussian) model of returns.
 *
 * <p>r_t | S_t = k ~ t(mean_k, variance_k, ν_k), S_t a Markov chain. EM over the states; inside
 * each M step the t is a scale mixture of Gaussians (weights (ν + 1) ÷ (ν + z²)), and ν is raised
 * on the weighted t likelihood itself. Works on returns divided by their standard deviation.
 * Without a warm start several fixed groupings by local volatility are tried and the best is
 * finished.
 *
 * <p>References: J. D. Hamilton, "Analysis of time series subject to changes in regime", Journal of
 * Econometrics 45 (1990), 39–70; C. Liu and D. B. Rubin, "ML estimation of the t distribution using
 * EM and its extensions, ECM and ECME", Statistica Sinica 5 (1995), 19–39.
 */
public final class StudentTSwitching {

  private static final int EXPLORING_ITERATIONS = 20;
  private static final int FINISHED_STARTS = 2;

  private StudentTSwitching() {}

  /**
   * Fits the model.
   *
   * @param logReturns returns in time order, finite, at least {@link
   *     SwitchingSettings#minimumObservations}; any unit
   * @param states 2 or 3
   * @param settings options
   * @param warmStart parameters to begin from, which are also the previous ones of the label
   *     agreement; null for a cold start
   * @throws IllegalArgumentException if the series is too short, not finite or constant, or states
   *     are neither 2 nor 3, or the warm start has another number of states
   */
  public static SwitchingFit fit(
      double[] logReturns,
      int states,
      SwitchingSettings settings,
      @Nullable StudentTSwitchingParameters warmStart) {
    requireStates(states, warmStart);
    double deviation = ReturnChecks.requireReturns(logReturns, settings.minimumObservations());
    double[] scaled = ReturnChecks.divided(logReturns, deviation);
    int[] lengths = {scaled.length};
    StudentTEm em =
        warmStart == null
            ? coldStart(scaled, lengths, states, settings)
            : warmStart(scaled, lengths, deviation, settings, warmStart);
    StudentTSwitchingParameters parameters = em.parameters(deviation);
    return new SwitchingFit(
        parameters,
        em.logLikelihood() - logReturns.length * StrictMath.log(deviation),
        em.convergence(),
        Identification.of(parameters, warmStart, logReturns));
  }

  /** Checks the number of states, and that of a warm start. */
  static void requireStates(int states, @Nullable StudentTSwitchingParameters warmStart) {
    if (!(states == 2 || states == 3)) {
      throw new IllegalArgumentException("states must be 2 or 3, were " + states);
    }
    if (warmStart != null && warmStart.states() != states) {
      throw new IllegalArgumentException(
          "warmStart must have " + states + " states, had " + warmStart.states());
    }
  }

  /** Runs from parameters of returns that are {@code deviation} times the scaled ones. */
  static StudentTEm warmStart(
      double[] scaled,
      int[] lengths,
      double deviation,
      SwitchingSettings settings,
      StudentTSwitchingParameters warmStart) {
    StudentTEm em = new StudentTEm(scaled, lengths, warmStart.states(), settings);
    em.startFrom(warmStart, deviation);
    em.run(settings.maximumIterations());
    return em;
  }

  /** Runs from every fixed grouping and returns the best. */
  static StudentTEm coldStart(
      double[] scaled, int[] lengths, int states, SwitchingSettings settings) {
    List<StudentTEm> starts = new ArrayList<>();
    int exploring = Math.min(EXPLORING_ITERATIONS, settings.maximumIterations());
    for (int[] groups : VolatilityGroups.all(scaled, lengths, states)) {
      StudentTEm em = new StudentTEm(scaled, lengths, states, settings);
      em.startFrom(groups);
      em.run(exploring);
      starts.add(em);
    }
    Comparator<StudentTEm> best = Comparator.comparingDouble(StudentTEm::logLikelihood).reversed();
    starts.sort(best);
    List<StudentTEm> finished = new ArrayList<>(starts.subList(0, FINISHED_STARTS));
    finished.forEach(em -> em.run(settings.maximumIterations() - exploring));
    finished.sort(best);
    return finished.getFirst();
  }
}
