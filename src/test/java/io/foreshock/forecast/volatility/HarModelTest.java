package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarModelTest {

  private static final int DAYS = 700;

  private static double[] lognormal(long seed, double level) {
    Random random = new Random(seed);
    double[] result = new double[DAYS];
    double state = 0.0;
    for (int t = 0; t < DAYS; t++) {
      state = 0.9 * state + 0.3 * random.nextGaussian();
      result[t] = level * StrictMath.exp(state + 0.3 * random.nextGaussian());
    }
    return result;
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> factor * v).toArray();
  }

  /** Measures whose days from {@code cut} on are replaced by another level. */
  private static RealizedMeasures measures(double unit, int cut) {
    double[] rv = times(lognormal(1L, 1.0), unit);
    double[] bv = times(lognormal(2L, 0.8), unit);
    double[] rq = times(lognormal(3L, 2.0), unit * unit);
    for (double[] series : List.of(rv, bv, rq)) {
      Arrays.fill(series, cut, DAYS, 77.0 * unit);
    }
    return RealizedMeasures.of(rv).withBipower(bv).withQuarticity(rq);
  }

  private static List<RealizedVarianceModel> models(RealizedMeasures measures, int end) {
    return List.of(
        Har.fit(measures, 0, end, HarLags.CONTINUOUS),
        HarJ.fit(measures, 0, end, HarLags.CONTINUOUS),
        HarQ.fit(measures, 0, end, HarLags.CONTINUOUS),
        LogHar.fit(measures.logVariance(), end, HarLags.CONTINUOUS));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 333, 699})
  void forecast_laterDaysDiffer_isUnchanged(int cut) {
    RealizedMeasures whole = measures(1e-4, DAYS);
    RealizedMeasures other = measures(1e-4, cut);
    List<RealizedVarianceModel> a = models(whole, cut);
    List<RealizedVarianceModel> b = models(other, cut);
    for (int i = 0; i < a.size(); i++) {
      assertThat(b.get(i).forecast(other, cut - 1)).isEqualTo(a.get(i).forecast(whole, cut - 1));
      assertThat(b.get(i).residualVariance()).isEqualTo(a.get(i).residualVariance());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-4, 1e6})
  void forecast_otherUnit_scales(double unit) {
    RealizedMeasures base = measures(1.0, DAYS);
    RealizedMeasures scaled = measures(unit, DAYS);
    List<RealizedVarianceModel> a = models(base, 600);
    List<RealizedVarianceModel> b = models(scaled, 600);
    for (int i = 0; i < a.size(); i++) {
      double expected = unit * a.get(i).forecast(base, 599);
      assertThat(b.get(i).forecast(scaled, 599))
          .isCloseTo(expected, within(1e-9 * expected)); // round-off of the rescaling
    }
  }

  @Test
  void fit_exactLinearProcess_isRecovered() {
    double[] rv = lognormal(9L, 1.0);
    double[] rq = lognormal(10L, 1.0);
    for (int t = 30; t < DAYS; t++) {
      double week = Arrays.stream(rv, t - 7, t).average().orElseThrow();
      double month = Arrays.stream(rv, t - 30, t).average().orElseThrow();
      double noise = 1e-3 * (t % 7 - 3); // not exact, so that R² is below 1
      rv[t] =
          0.3 + (0.4 - 0.02 * Math.sqrt(rq[t - 1])) * rv[t - 1] + 0.2 * week + 0.1 * month + noise;
    }
    HarQ fit = HarQ.fit(RealizedMeasures.of(rv).withQuarticity(rq), 0, DAYS, HarLags.CONTINUOUS);
    double[] b = fit.regression().coefficients();
    double[] truth = {0.3, 0.4, 0.2, 0.1, -0.02};
    double[] errors = fit.regression().standardErrors();
    for (int i = 0; i < truth.length; i++) {
      assertThat(b[i]).isCloseTo(truth[i], within(4.0 * errors[i]));
    }
    assertThat(fit.observations()).isEqualTo(670);
  }

  @Test
  void forecast_outsideTheFittedRange_isTheMeanTarget() {
    RealizedMeasures calm = measures(1.0, DAYS);
    Har fit = Har.fit(calm, 0, 600, HarLags.CONTINUOUS);
    RealizedMeasures wild = measures(1.0, 600); // 77 from day 600: above all targets
    double[] targets = Arrays.copyOfRange(lognormal(1L, 1.0), 30, 600);
    assertThat(fit.forecast(wild, 640))
        .isCloseTo(Arrays.stream(targets).average().orElseThrow(), within(1e-12));
    assertThat(fit.forecast(calm, 640))
        .isBetween(
            Arrays.stream(targets).min().orElseThrow(), Arrays.stream(targets).max().orElseThrow());
  }

  /** Second, naive HAC sum: autocovariance matrices of the moments, lag by lag. */
  @Test
  void neweyWestErrors_naiveSum_agrees() {
    RealizedMeasures measures = measures(1.0, DAYS);
    LinearRegression fit = Har.fit(measures, 0, 300, HarLags.EXCHANGE).regression();
    double[] e = fit.residuals();
    double[][] x = new double[e.length][];
    for (int row = 0; row < e.length; row++) {
      int t = row + 21;
      x[row] =
          new double[] {
            1.0, measures.variance(t), measures.meanVariance(t, 5), measures.meanVariance(t, 22)
          };
    }
    var matrix = MatrixUtils.createRealMatrix(x);
    var bread = MatrixUtils.inverse(matrix.transposeMultiply(matrix));
    var meat = MatrixUtils.createRealMatrix(4, 4);
    for (int s = 0; s < e.length; s++) {
      for (int t = Math.max(0, s - 4); t < Math.min(e.length, s + 5); t++) {
        for (int i = 0; i < 4; i++) {
          for (int j = 0; j < 4; j++) {
            meat.addToEntry(i, j, (1.0 - Math.abs(s - t) / 5.0) * e[s] * e[t] * x[s][i] * x[t][j]);
          }
        }
      }
    }
    var covariance = bread.multiply(meat).multiply(bread);
    double[] errors = fit.neweyWestErrors(4);
    for (int i = 0; i < 4; i++) {
      double expected = Math.sqrt(covariance.getEntry(i, i));
      assertThat(errors[i]).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Test
  void fit_degenerate_isRefusedByName() {
    RealizedMeasures measures = measures(1.0, DAYS);
    assertThatThrownBy(() -> Har.fit(measures, 0, 129, HarLags.CONTINUOUS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HAR needs at least 100 rows, has 99");
    assertThatThrownBy(() -> HarQ.fit(measures, 100, 110, HarLags.CONTINUOUS))
        .hasMessage("HARQ needs at least 125 rows, has 0");
    assertThatThrownBy(() -> HarJ.fit(measures, 10, DAYS + 1, HarLags.CONTINUOUS))
        .hasMessageContaining("days must satisfy");
    double[] flat = new double[DAYS];
    Arrays.fill(flat, 1e-4);
    assertThatThrownBy(() -> Har.fit(RealizedMeasures.of(flat), 0, DAYS, HarLags.EXCHANGE))
        .hasMessageContaining("collinear");
    RealizedMeasures smooth = measures.withJumps(new double[DAYS]);
    assertThatThrownBy(() -> HarJ.fit(smooth, 0, DAYS, HarLags.EXCHANGE))
        .hasMessageContaining("HAR-J regressors are collinear");
  }

  @Test
  void forecast_missingMeasure_isRefusedByName() {
    RealizedMeasures bare = RealizedMeasures.of(lognormal(1L, 1.0));
    assertThatThrownBy(() -> HarQ.fit(bare, 0, DAYS, HarLags.EXCHANGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("realizedQuarticity");
    assertThatThrownBy(() -> HarJ.fit(bare, 0, DAYS, HarLags.EXCHANGE))
        .hasMessageContaining("jumps");
    Har fit = Har.fit(bare, 0, DAYS, HarLags.EXCHANGE);
    assertThatThrownBy(() -> fit.forecast(bare, 20)).hasMessageContaining("day must be");
    assertThatThrownBy(() -> fit.forecast(bare, DAYS)).hasMessageContaining("day must be");
    assertThatThrownBy(() -> fit.regression().neweyWestErrors(-1)).hasMessageContaining("lags");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1.0, Double.POSITIVE_INFINITY})
  void create_badValue_namesIndex(double bad) {
    double[] rv = lognormal(1L, 1.0);
    rv[17] = bad;
    assertThatThrownBy(() -> RealizedMeasures.of(rv)).hasMessageContaining("index 17");
    RealizedMeasures good = RealizedMeasures.of(lognormal(1L, 1.0));
    assertThatThrownBy(() -> good.withBipower(rv)).hasMessageContaining("bipowerVariation");
    assertThatThrownBy(() -> good.withQuarticity(new double[3])).hasMessageContaining("has 3");
  }
}
