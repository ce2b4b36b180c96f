package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.LogVarianceSeries;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogHarTest {

  private final double[] sp500 = Golden.column("g10_sp500_rv.csv");

  private static double[] lognormal(int count) {
    Random random = new Random(4L);
    double[] result = new double[count];
    double level = -9.0;
    for (int t = 0; t < count; t++) {
      level = -9.0 + 0.9 * (level + 9.0) + 0.3 * random.nextGaussian();
      result[t] = StrictMath.exp(level + 0.3 * random.nextGaussian());
    }
    return result;
  }

  /** Coefficients by numpy normal equations; R package HARModel gives the same. */
  @Test
  void fit_sp500_matchesCoefficients() {
    LogHar fit = LogHar.fit(LogVarianceSeries.of(sp500), sp500.length, HarLags.EXCHANGE);
    assertThat(fit.observations()).isEqualTo(4074);
    assertThat(fit.intercept()).isCloseTo(-0.020340103292369238, within(1e-11));
    assertThat(fit.daily()).isCloseTo(0.39260624763918806, within(1e-11));
    assertThat(fit.weekly()).isCloseTo(0.40815912417167866, within(1e-11));
    assertThat(fit.monthly()).isCloseTo(0.1526932516060775, within(1e-11));
    assertThat(adjustedR2(fit)).isCloseTo(0.7477175118937024, within(1e-10));
  }

  private double adjustedR2(LogHar fit) {
    double[] target = Arrays.stream(sp500).skip(22).map(StrictMath::log).toArray();
    double mean = Arrays.stream(target).average().orElseThrow();
    double total = Arrays.stream(target).map(y -> (y - mean) * (y - mean)).sum();
    return 1.0 - fit.residualVariance() / (total / (target.length - 1));
  }

  /** One-day forecasts over 3074 days, each fitted on the 1000 rows before it. */
  @Test
  void forecast_sp500Rolling_matchesMseAndQlike() {
    double squared = 0.0;
    double qlike = 0.0;
    int days = 0;
    for (int target = 1022; target < sp500.length; target++) {
      LogVarianceSeries window =
          LogVarianceSeries.of(Arrays.copyOfRange(sp500, target - 1022, target));
      double forecast = LogHar.fit(window, 1022, HarLags.EXCHANGE).forecast(window, 1021);
      double ratio = sp500[target] / forecast;
      squared += (sp500[target] - forecast) * (sp500[target] - forecast);
      qlike += ratio - StrictMath.log(ratio) - 1.0;
      days++;
    }
    assertThat(days).isEqualTo(3074);
    assertThat(squared / days).isCloseTo(2.5496283928267784, within(1e-8));
    assertThat(qlike / days).isCloseTo(0.12528167340839524, within(1e-9));
  }

  @Test
  void fit_laterDaysDiffer_isUnchanged() {
    double[] cut = Arrays.copyOf(sp500, 600);
    double[] other = sp500.clone();
    Arrays.fill(other, 600, other.length, 17.0);
    LogHar whole = LogHar.fit(LogVarianceSeries.of(other), 600, HarLags.CONTINUOUS);
    LogHar part = LogHar.fit(LogVarianceSeries.of(cut), 600, HarLags.CONTINUOUS);
    assertThat(whole).isEqualTo(part);
    assertThat(whole.forecast(LogVarianceSeries.of(other), 599))
        .isEqualTo(part.forecast(LogVarianceSeries.of(cut), 599));
  }

  @Test
  void fit_scaledVariance_scalesTheForecast() {
    double[] rv = lognormal(800);
    double[] scaled = Arrays.stream(rv).map(v -> 1e4 * v).toArray();
    LogVarianceSeries series = LogVarianceSeries.of(rv);
    LogVarianceSeries other = LogVarianceSeries.of(scaled);
    double forecast = LogHar.fit(series, 800, HarLags.CONTINUOUS).forecast(series, 799);
    double scaledForecast = LogHar.fit(other, 800, HarLags.CONTINUOUS).forecast(other, 799);
    assertThat(scaledForecast).isCloseTo(1e4 * forecast, within(1e-8 * 1e4 * forecast));
  }

  @Test
  void fit_missingDays_areNoTargets() {
    double[] rv = lognormal(400);
    rv[200] = Double.NaN;
    rv[201] = Double.NaN;
    LogVarianceSeries series = LogVarianceSeries.of(rv);
    LogHar fit = LogHar.fit(series, 400, HarLags.CONTINUOUS);
    assertThat(fit.observations()).isEqualTo(400 - 30 - 2);
    assertThat(fit.forecast(series, 201)).isFinite().isPositive();
  }

  @Test
  void fit_tooFewOrConstant_isRefused() {
    double[] rv = lognormal(129);
    assertThatThrownBy(() -> LogHar.fit(LogVarianceSeries.of(rv), 129, HarLags.CONTINUOUS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 100 rows, has 99");
    double[] flat = new double[500];
    Arrays.fill(flat, 1e-4);
    assertThatThrownBy(() -> LogHar.fit(LogVarianceSeries.of(flat), 500, HarLags.EXCHANGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("collinear");
    assertThatThrownBy(
            () -> LogHar.fit(LogVarianceSeries.of(new double[500]), 500, HarLags.EXCHANGE))
        .hasMessageContaining("has 0");
    assertThatThrownBy(() -> LogHar.fit(LogVarianceSeries.of(rv), 130, HarLags.EXCHANGE))
        .hasMessageContaining("end");
  }

  @Test
  void forecast_lessThanAMonthKnown_isRefused() {
    LogVarianceSeries series = LogVarianceSeries.of(lognormal(400));
    LogHar fit = LogHar.fit(series, 400, HarLags.CONTINUOUS);
    assertThat(fit.forecast(series, 29)).isPositive();
    assertThatThrownBy(() -> fit.forecast(series, 28)).hasMessageContaining("day must be");
    assertThatThrownBy(() -> fit.forecast(series, 400)).hasMessageContaining("day must be");
  }

  @Test
  void create_badNumbers_areRefused() {
    assertThatThrownBy(() -> new LogHar(HarLags.EXCHANGE, Double.NaN, 0, 0, 0, 1.0, 100))
        .hasMessageContaining("coefficients");
    assertThatThrownBy(() -> new LogHar(HarLags.EXCHANGE, 0, 0, 0, 0, 0.0, 100))
        .hasMessageContaining("residualVariance");
    assertThatThrownBy(() -> new HarLags(5, 5)).hasMessageContaining("lags");
  }
}
