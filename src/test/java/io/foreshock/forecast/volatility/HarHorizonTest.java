package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.LogVarianceSeries;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Direct forecasts of the mean variance of several days, on the sample of the golden test. */
class HarHorizonTest {

  private static final int MONTH = HarLags.EXCHANGE.month();

  private final double[] rv = Golden.column("g10_sp500_rv.csv");
  private final RealizedMeasures measures =
      RealizedMeasures.of(rv)
          .withQuarticity(Golden.column("g10_sp500_rq.csv"))
          .withBipower(Golden.column("g10_sp500_bpv.csv"));

  private double mean(int last, int days) {
    return Arrays.stream(rv, last - days + 1, last + 1).sum() / days;
  }

  /** The same rows, formed afresh and solved by normal equations. */
  private double[] twin(int horizon, boolean logs) {
    int rows = rv.length - MONTH - horizon + 1;
    double[][] x = new double[rows][];
    double[] y = new double[rows];
    double[] r = logs ? Arrays.stream(rv).map(StrictMath::log).toArray() : rv;
    for (int row = 0; row < rows; row++) {
      int t = MONTH + row - 1;
      x[row] =
          new double[] {
            1.0,
            r[t],
            Arrays.stream(r, t - 4, t + 1).average().orElseThrow(),
            Arrays.stream(r, t - 21, t + 1).average().orElseThrow()
          };
      double target = mean(t + horizon, horizon);
      y[row] = logs ? StrictMath.log(target) : target;
    }
    RealMatrix regressors = new Array2DRowRealMatrix(x, false);
    RealMatrix cross = regressors.transpose().multiply(regressors);
    return new LUDecomposition(cross).getSolver().getInverse().operate(regressors.preMultiply(y));
  }

  /** 1e-9: two solvers, and means by a running sum or afresh. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 22})
  void fit_severalDays_matchesNaiveTwin(int horizon) {
    Har har = Har.fit(measures, 0, rv.length, HarLags.EXCHANGE, horizon);
    assertThat(har.regression().coefficients()).containsExactly(twin(horizon, false), within(1e-9));
    LinearRegression log =
        LogHar.regression(measures.logVariance(), rv.length, HarLags.EXCHANGE, horizon);
    assertThat(log.coefficients()).containsExactly(twin(horizon, true), within(1e-9));
    assertThat(har.observations()).isEqualTo(rv.length - MONTH - horizon + 1);
  }

  @Test
  void fit_oneDay_isTheFitWithoutAHorizon() {
    assertThat(Har.fit(measures, 7, 2_000, HarLags.EXCHANGE, 1).regression().coefficients())
        .isEqualTo(Har.fit(measures, 7, 2_000, HarLags.EXCHANGE).regression().coefficients());
    assertThat(LogHar.fit(measures.logVariance(), 2_000, HarLags.EXCHANGE, 1))
        .isEqualTo(LogHar.fit(measures.logVariance(), 2_000, HarLags.EXCHANGE));
  }

  /** Targets end before the end: later days may be anything. */
  @Test
  void fit_laterDaysChanged_isTheSame() {
    double[] other = rv.clone();
    Arrays.fill(other, 2_000, other.length, 9.0);
    RealizedMeasures changed = RealizedMeasures.of(other);
    assertThat(Har.fit(changed, 0, 2_000, HarLags.EXCHANGE, 22).regression().coefficients())
        .isEqualTo(Har.fit(measures, 0, 2_000, HarLags.EXCHANGE, 22).regression().coefficients());
    assertThat(LogHar.fit(changed.logVariance(), 2_000, HarLags.EXCHANGE, 22))
        .isEqualTo(LogHar.fit(measures.logVariance(), 2_000, HarLags.EXCHANGE, 22));
  }

  /** Every model forecasts the month's mean better than the sample mean does, out of sample. */
  @Test
  void forecast_aMonthAhead_beatsTheMeanOutOfSample() {
    int split = 2_500;
    LogVarianceSeries logs = measures.logVariance();
    RealizedVarianceModel[] models = {
      Har.fit(measures, 0, split, HarLags.EXCHANGE, 22),
      HarQ.fit(measures, 0, split, HarLags.EXCHANGE, 22),
      HarJ.fit(measures, 0, split, HarLags.EXCHANGE, 22),
      LogHar.fit(logs, split, HarLags.EXCHANGE, 22)
    };
    double naive = mean(split - 1, split);
    for (RealizedVarianceModel model : models) {
      double ours = 0.0;
      double theirs = 0.0;
      for (int t = split; t + 22 < rv.length; t++) {
        double ratio = mean(t + 22, 22) / model.forecast(measures, t);
        double naiveRatio = mean(t + 22, 22) / naive;
        ours += ratio - StrictMath.log(ratio) - 1.0;
        theirs += naiveRatio - StrictMath.log(naiveRatio) - 1.0;
      }
      assertThat(ours).as(model.getClass().getSimpleName()).isLessThan(0.8 * theirs);
    }
  }

  @Test
  void fit_noHorizonOrTooLongOne_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Har.fit(measures, 0, 500, HarLags.EXCHANGE, 0))
        .withMessageContaining("horizonDays");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HarQ.fit(measures, 0, 500, HarLags.EXCHANGE, 400))
        .withMessageContaining("needs at least 125 rows, has 79");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogHar.fit(measures.logVariance(), 500, HarLags.EXCHANGE, 0))
        .withMessageContaining("horizonDays");
  }
}
