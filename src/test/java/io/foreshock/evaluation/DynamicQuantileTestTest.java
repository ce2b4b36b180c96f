package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicQuantileTestTest {

  private static final double ALPHA = 0.025;
  private static final Golden FORECASTS = Golden.table("g12_sp500_forecasts.csv.gz");

  /** scipy 1.10.1; its constant VaR is not among the columns, ours is dropped as dependent. */
  @Test
  void of_constantForecast_matchesScipy() {
    double[] losses = negated(Golden.numbers("g08_shortfall_returns.csv"));
    DynamicQuantileTest test = DynamicQuantileTest.of(losses, constant(1_000), ALPHA);
    assertThat(test.degreesOfFreedom()).isEqualTo(5);
    assertThat(test.statistic()).isCloseTo(5.767694166418845, within(1e-9));
    assertThat(test.pValue()).isCloseTo(0.3294835484099938, within(1e-9));
  }

  /** numpy's least squares on the same rows. */
  @ParameterizedTest
  @CsvSource({
    "GARCH-FHS, 29.487669411966717",
    "GJR-EVT, 15.182945532261808",
    "HS-250, 145.57844791365324"
  })
  void of_marketForecasts_matchLeastSquares(String model, double statistic) {
    DynamicQuantileTest test =
        DynamicQuantileTest.of(FORECASTS.loss("ret"), FORECASTS.loss(model + "_VaR"), ALPHA);
    assertThat(test.degreesOfFreedom()).isEqualTo(6);
    assertThat(test.statistic()).isCloseTo(statistic, within(1e-9 * statistic));
    assertThat(test.statistic()).isCloseTo(normalEquations(model), within(1e-8 * statistic));
  }

  @Test
  void of_otherUnit_isTheSame() {
    double[] losses = FORECASTS.loss("ret");
    double[] valuesAtRisk = FORECASTS.loss("GJR-EVT_VaR");
    DynamicQuantileTest percent = DynamicQuantileTest.of(losses, valuesAtRisk, ALPHA);
    DynamicQuantileTest other =
        DynamicQuantileTest.of(times(losses, 1e-6), times(valuesAtRisk, 1e-6), ALPHA);
    // Rounding in the projections only.
    assertThat(other.statistic()).isCloseTo(percent.statistic(), within(1e-9));
  }

  /** All hits are −α, which the constant explains: DQ = n·α ÷ (1 − α) by hand. */
  @Test
  void of_noExceedance_leavesTheConstantAlone() {
    DynamicQuantileTest test = DynamicQuantileTest.of(new double[404], constant(404), ALPHA);
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
    assertThat(test.statistic()).isCloseTo(400 * ALPHA / (1.0 - ALPHA), within(1e-9));
    assertThat(test.rejectedAt(0.05)).isTrue();
  }

  @Test
  void of_trueForecast_rejectsAsOftenAsPromised() {
    Draws draws = new Draws(20);
    int rejected = 0;
    for (int sample = 0; sample < 2_000; sample++) {
      double[] losses = new double[1_000];
      double[] valuesAtRisk = new double[1_000];
      for (int t = 0; t < 1_000; t++) {
        double scale = 1.0 + draws.nextUniform();
        losses[t] = scale * draws.nextUniform();
        valuesAtRisk[t] = scale * 0.9;
      }
      rejected += DynamicQuantileTest.of(losses, valuesAtRisk, 0.1).rejectedAt(0.05) ? 1 : 0;
    }
    // Binomial(2,000, 0.05) has a standard error of 10; the limit law adds a little at 1,000 rows.
    assertThat(rejected).isBetween(65, 150);
  }

  @Test
  void of_badInput_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DynamicQuantileTest.of(new double[15], constant(15), ALPHA));
    double[] losses = new double[100];
    losses[50] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DynamicQuantileTest.of(losses, constant(100), ALPHA));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DynamicQuantileTest.of(new double[100], losses, ALPHA));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DynamicQuantileTest.of(new double[100], constant(100), 0.0));
  }

  private static double normalEquations(String model) {
    double[] losses = FORECASTS.loss("ret");
    double[] valuesAtRisk = FORECASTS.loss(model + "_VaR");
    int rows = losses.length - 4;
    RealMatrix columns = MatrixUtils.createRealMatrix(rows, 6);
    RealVector today = new ArrayRealVector(rows);
    for (int t = 4; t < losses.length; t++) {
      columns.setEntry(t - 4, 0, 1.0);
      for (int lag = 1; lag <= 4; lag++) {
        columns.setEntry(t - 4, lag, losses[t - lag] > valuesAtRisk[t - lag] ? 0.975 : -0.025);
      }
      columns.setEntry(t - 4, 5, valuesAtRisk[t]);
      today.setEntry(t - 4, losses[t] > valuesAtRisk[t] ? 0.975 : -0.025);
    }
    RealVector moments = columns.transpose().operate(today);
    RealMatrix squares = columns.transpose().multiply(columns);
    RealVector slopes = new LUDecomposition(squares).getSolver().solve(moments);
    return slopes.dotProduct(moments) / (0.025 * 0.975);
  }

  private static double[] constant(int rows) {
    double[] values = new double[rows];
    Arrays.fill(values, 2.57058183661474);
    return values;
  }

  private static double[] negated(double[] values) {
    return times(values, -1.0);
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
