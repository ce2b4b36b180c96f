package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.RegimeView;
import io.foreshock.forecast.regime.LabelStability;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.forecast.regime.TransitionMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegimeHistoryTest {

  private static final RegimeProbabilities CALM = new RegimeProbabilities(0.8, 0.1, 0.1);
  private static final RegimeProbabilities STRESSED = new RegimeProbabilities(0.2, 0.2, 0.6);

  private static RegimeView outcome(RegimeProbabilities nextDay, double stressedVariance) {
    double third = 1.0 / 3.0;
    double[] row = {third, third, third};
    return new RegimeView.Outcome(
        CALM,
        nextDay,
        TransitionMatrix.of(new double[][] {row, row, row}),
        0.5 * stressedVariance,
        stressedVariance);
  }

  @Test
  void labels_bordersTwice_countMovedLabelsAndSwitches() {
    // Of 300 days each has its number as variance; the borders move from 250 and 125 to 260 and
    // 130.
    double[] variances = new double[300];
    Arrays.setAll(variances, day -> day);
    RegimeHistory history = new RegimeHistory("SIM");
    history.add(199, new RegimeView.Prior(RegimePrior.DEFAULT));
    history.add(200, outcome(CALM, 250.0));
    history.add(229, outcome(STRESSED, 255.0));
    history.add(300, outcome(CALM, 260.0));

    // Days 126 to 130 were ELEVATED and are CALM, 251 to 260 were STRESSED and are ELEVATED.
    assertThat(history.labels(variances, 252.0).orElseThrow().stability())
        .isEqualTo(new LabelStability(List.of(235.0 / 250.0), 0, 2, 3, 252.0));
  }

  @Test
  void labels_bordersOnce_areNotReported() {
    RegimeHistory history = new RegimeHistory("SIM");
    history.add(200, outcome(CALM, 1.0));
    history.add(229, outcome(CALM, 1.0));
    assertThat(history.labels(new double[229], 252.0)).isEmpty();
  }
}
