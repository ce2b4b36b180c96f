package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DieboldMarianoTest {

  private static final double[] DIFFERENCES = Golden.numbers("g08_loss_differences.csv");

  /** numpy 1.24.2 and scipy 1.10.1. */
  @Test
  void of_goldenDifferences_matchReference() {
    DieboldMariano test = DieboldMariano.of(DIFFERENCES, 5);
    assertThat(test.meanDifference()).isCloseTo(0.0024493373061431995, within(1e-15));
    assertThat(test.longRunVariance()).isCloseTo(1.474548539339659, within(1e-9));
    assertThat(test.statistic()).isCloseTo(0.04510285805156323, within(1e-9));
    assertThat(2.0 * (1.0 - test.pValue())).isCloseTo(0.9640253233469692, within(1e-9));
    assertThat(DieboldMariano.of(DIFFERENCES, 0).statistic())
        .isCloseTo(0.054376751863359656, within(1e-9));
  }

  /** The league of the same forecasts: FZ0 against GARCH-FHS, DM −2.12 with 9 lags. */
  @ParameterizedTest
  @CsvSource({"GJR-EVT, 9, -2.12"})
  void of_marketLosses_matchesLeague(String model, int lags, double expected) {
    Golden losses = Golden.table("g12_sp500_fz0_losses.csv.gz");
    double[] reference = losses.column("GARCH-FHS");
    double[] differences = losses.column(model).clone();
    for (int t = 0; t < differences.length; t++) {
      differences[t] -= reference[t];
    }
    DieboldMariano test = DieboldMariano.of(differences, lags);
    assertThat(test.statistic()).isCloseTo(expected, within(0.005));
    assertThat(test.betterAt(0.05)).isTrue();
  }

  @Test
  void of_swappedAndScaled_turnsAndKeeps() {
    double[] turned = Arrays.stream(DIFFERENCES).map(d -> -1e3 * d).toArray();
    DieboldMariano test = DieboldMariano.of(DIFFERENCES);
    DieboldMariano other = DieboldMariano.of(turned);
    assertThat(other.statistic()).isCloseTo(-test.statistic(), within(1e-12));
    assertThat(other.pValue()).isCloseTo(1.0 - test.pValue(), within(1e-12));
  }

  @Test
  void of_sameForecasts_cannotTell() {
    DieboldMariano test = DieboldMariano.of(new double[50]);
    assertThat(test.statistic()).isEqualTo(0.0);
    assertThat(test.pValue()).isEqualTo(0.5);
    assertThat(test.betterAt(0.05)).isFalse();
  }

  @Test
  void of_badInput_isRefused() {
    double[] constant = new double[50];
    Arrays.fill(constant, 0.25);
    assertThatIllegalArgumentException().isThrownBy(() -> DieboldMariano.of(constant));
    constant[3] = Double.NaN;
    assertThatIllegalArgumentException().isThrownBy(() -> DieboldMariano.of(constant));
    assertThatIllegalArgumentException().isThrownBy(() -> DieboldMariano.of(new double[10]));
    assertThatIllegalArgumentException().isThrownBy(() -> DieboldMariano.of(new double[10], -1));
  }

  @Test
  void dailyMeans_unevenMarkets_averageThoseOfTheDay() {
    DailyMeans means = new DailyMeans();
    means.add(12, 4.0);
    means.add(10, 1.0);
    means.add(11, 5.0);
    means.add(10, 2.0);
    means.add(10, 6.0);
    assertThat(means.epochDays()).containsExactly(10, 11, 12);
    assertThat(means.means()).containsExactly(3.0, 5.0, 4.0);
    assertThatIllegalArgumentException().isThrownBy(() -> means.add(10, Double.NaN));
  }
}
