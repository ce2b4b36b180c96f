package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fixed starting points of the estimation of a Markov-switching GARCH, for returns of unit
 * variance: three kinds of variance recursion by three kinds of chain.
 */
final class SwitchingGarchStarts {

  private static final double START_NU = 8.0;

  /** Unconditional variance of each regime, sample variance 1. */
  private static final double[][] VARIANCES = {{0.4, 2.5}, {0.3, 0.9, 4.0}};

  /** α and β from the calmest to the wildest regime: both slow, wild ones fast, nearly constant. */
  private static final double[][][] NEWS_AND_MEMORY = {
    {{0.04, 0.92}, {0.07, 0.89}, {0.10, 0.86}},
    {{0.05, 0.90}, {0.10, 0.80}, {0.35, 0.45}},
    {{0.02, 0.40}, {0.04, 0.60}, {0.05, 0.80}}
  };

  /** Probability of staying: lasting regimes, episodes, single jumps. */
  private static final double[][] STAYS = {
    {0.99, 0.98, 0.97}, {0.96, 0.92, 0.88}, {0.93, 0.7, 0.4}
  };

  private SwitchingGarchStarts() {}

  /** Returns all starting points for two or three regimes. */
  static List<SwitchingGarchParameters> all(int states) {
    List<SwitchingGarchParameters> starts = new ArrayList<>();
    for (double[][] recursions : NEWS_AND_MEMORY) {
      for (double[] stays : STAYS) {
        starts.add(new SwitchingGarchParameters(regimes(states, recursions), chain(states, stays)));
      }
    }
    return starts;
  }

  private static List<GarchRegime> regimes(int states, double[][] recursions) {
    List<GarchRegime> regimes = new ArrayList<>();
    for (int k = 0; k < states; k++) {
      double[] recursion = recursions[place(states, k)];
      double omega = VARIANCES[states - 2][k] * (1.0 - recursion[0] - recursion[1]);
      regimes.add(new GarchRegime(omega, recursion[0], 0.0, recursion[1], START_NU));
    }
    return regimes;
  }

  private static TransitionMatrix chain(int states, double[] stays) {
    double[] rows = new double[states * states];
    for (int k = 0; k < states; k++) {
      double stay = stays[place(states, k)];
      Arrays.fill(rows, k * states, (k + 1) * states, (1.0 - stay) / (states - 1));
      rows[k * states + k] = stay;
    }
    return TransitionMatrix.ofRowMajor(states, rows);
  }

  /** Of two regimes the second takes the last place of three. */
  private static int place(int states, int k) {
    return states == 2 ? 2 * k : k;
  }
}
