package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood for the Markov-switching GARCH (or GJR-GARCH) of zero-mean returns.
 *
 * <p>Every regime has a variance of its own, driven by the common returns, and all run side by
 * side; the chain decides which one the next return is drawn with. So the likelihood needs no
 * approximation. Works on returns divided by their standard deviation. A fixed set of starting
 * points is explored by a few quasi-Newton iterations, the best of them are finished.
 *
 * <p>Reference: M. Haas, S. Mittnik and M. Paolella, "A new approach to Markov-switching GARCH
 * models", Journal of Financial Econometrics 2 (2004), 493–530.
 */
public final class MarkovSwitchingGarch {

  private static final int EXPLORING_ITERATIONS = 15;
  private static final int FINISHED_STARTS = 3;

  private MarkovSwitchingGarch() {}

  /**
   * Fits the model.
   *
   * @param logReturns returns in time order, finite, at least {@link
   *     SwitchingGarchSettings#minimumObservations}; any unit
   * @param states 2 or 3
   * @param settings options
   * @param warmStart parameters that are tried as one more start, and are the previous ones of the
   *     label agreement; null where there are none
   * @throws IllegalArgumentException if the series is too short, not finite or constant, or states
   *     are neither 2 nor 3, or the warm start has another number of states
   */
  public static SwitchingGarchFit fit(
      double[] logReturns,
      int states,
      SwitchingGarchSettings settings,
      @Nullable SwitchingGarchParameters warmStart) {
    if (!(states == 2 || states == 3)) {
      throw new IllegalArgumentException("states must be 2 or 3, were " + states);
    }
    if (warmStart != null && warmStart.states() != states) {
      throw new IllegalArgumentException(
          "warmStart must have " + states + " states, had " + warmStart.states());
    }
    double deviation = ReturnChecks.requireReturns(logReturns, settings.minimumObservations());
    double[] scaled = ReturnChecks.divided(logReturns, deviation);
    SwitchingGarchCoordinates coordinates =
        new SwitchingGarchCoordinates(new SwitchingGarchLikelihood(scaled, states), settings);
    List<QuasiNewton> runs = explore(coordinates, states, settings, warmStart, deviation);
    QuasiNewton best = finish(runs, settings);
    SwitchingGarchParameters parameters = coordinates.parameters(best.point(), deviation);
    int counted = logReturns.length - 1;
    return new SwitchingGarchFit(
        parameters,
        best.value() - counted * StrictMath.log(deviation),
        convergence(best, runs),
        Identification.of(parameters, warmStart, logReturns));
  }

  private static List<QuasiNewton> explore(
      SwitchingGarchCoordinates coordinates,
      int states,
      SwitchingGarchSettings settings,
      @Nullable SwitchingGarchParameters warmStart,
      double deviation) {
    List<double[]> points = new ArrayList<>();
    if (warmStart != null) {
      points.add(coordinates.of(warmStart, deviation));
    }
    for (SwitchingGarchParameters start : SwitchingGarchStarts.all(states)) {
      points.add(coordinates.of(start, 1.0));
    }
    List<QuasiNewton> runs = new ArrayList<>();
    for (double[] point : points) {
      QuasiNewton run = new QuasiNewton(coordinates::valueAndGradient, point);
      run.run(Math.min(EXPLORING_ITERATIONS, settings.maximumIterations()));
      runs.add(run);
    }
    return runs;
  }

  private static QuasiNewton finish(List<QuasiNewton> runs, SwitchingGarchSettings settings) {
    Comparator<QuasiNewton> best = Comparator.comparingDouble(QuasiNewton::value).reversed();
    List<QuasiNewton> order = new ArrayList<>(runs);
    order.sort(best);
    List<QuasiNewton> finished =
        new ArrayList<>(order.subList(0, Math.min(FINISHED_STARTS, order.size())));
    finished.forEach(run -> run.run(settings.maximumIterations() - run.iterations()));
    finished.sort(best);
    return finished.getFirst();
  }

  private static SwitchingGarchFit.Convergence convergence(
      QuasiNewton best, List<QuasiNewton> runs) {
    int evaluations = runs.stream().mapToInt(QuasiNewton::evaluations).sum();
    return new SwitchingGarchFit.Convergence(
        best.converged(), best.iterations(), evaluations, runs.size(), best.promisedGain());
  }
}
