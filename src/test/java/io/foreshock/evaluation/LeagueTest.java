package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The FZ0 league of S&P 500 forecasts made elsewhere, recomputed from returns, VaR and ES. */
class LeagueTest {

  private static final double ALPHA = 0.025;
  private static final Golden FORECASTS = Golden.table("g12_sp500_forecasts.csv.gz");
  private static final Golden LOSSES = Golden.table("g12_sp500_fz0_losses.csv.gz");

  @ParameterizedTest
  @CsvSource({"GARCH-FHS, 0.93797216", "GJR-EVT, 0.91173254", "HS-250, 1.11858420"})
  void fz0_marketForecasts_matchLeague(String model, double leagueMean) {
    double[] losses = FORECASTS.loss("ret");
    double[] valuesAtRisk = FORECASTS.loss(model + "_VaR");
    double[] shortfalls = FORECASTS.loss(model + "_ES");
    double[] expected = LOSSES.column(model);
    for (int t = 0; t < losses.length; t++) {
      double loss = FisslerZiegel.loss(losses[t], valuesAtRisk[t], shortfalls[t], ALPHA);
      assertThat(loss)
          .isCloseTo(expected[t], within(tolerance(t, losses, valuesAtRisk, shortfalls)));
    }
    // Rounding of inputs averages out over 4,030 days.
    assertThat(FisslerZiegel.mean(losses, valuesAtRisk, shortfalls, ALPHA))
        .isCloseTo(leagueMean, within(1e-8));
  }

  /**
   * 1e-9 on days that keep; on the others the ten digits the inputs have, off by up to 5e-10 of
   * each, are multiplied by 1/(α·ES).
   */
  private static double tolerance(
      int t, double[] losses, double[] valuesAtRisk, double[] shortfalls) {
    boolean exceeded = losses[t] > valuesAtRisk[t];
    return 1e-9 + (exceeded ? 5e-10 * 2.0 * losses[t] / (ALPHA * shortfalls[t]) : 0.0);
  }
}
