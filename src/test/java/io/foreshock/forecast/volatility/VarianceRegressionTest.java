package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.volatility.VarianceRegression.Sample;
import io.foreshock.market.MarketId;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceRegressionTest {

  private static final VarianceFeatures ONE = features(5);
  private static final VarianceFeatures OTHER = features(6);

  private static VarianceFeatures features(long seed) {
    return features(
        DailyAggregation.of(
            SimulatedMarkets.bars(
                new MarketId("SIM" + seed),
                2 * SimulatedMarkets.HOUR_MS,
                SimulatedMarkets.returns(400, 12, 0.02, seed),
                9),
            TradingCalendar.CONTINUOUS));
  }

  private static VarianceFeatures features(DailyObservations days) {
    return VarianceFeatures.of(FeatureSchema.INTRADAY, days, 7, 30, true);
  }

  private static void collect(
      VarianceFeatures features, List<double[]> rows, List<Double> targets) {
    for (int day = 1; day < features.size(); day++) {
      if (features.hasRow(day - 1)) {
        rows.add(features.row(day - 1));
        targets.add(features.target(day));
      }
    }
  }

  /** A QR decomposition of the untransformed rows, which has golden tests of its own. */
  @Test
  void fit_noRidge_equalsOrdinaryLeastSquares() {
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    collect(ONE, rows, targets);
    collect(OTHER, rows, targets);
    LinearRegression expected =
        LinearRegression.fit(
            rows.toArray(double[][]::new),
            targets.stream().mapToDouble(Double::doubleValue).toArray(),
            "test");
    VarianceRegression found =
        VarianceRegression.fit(
            List.of(new Sample(ONE, 0, ONE.size()), new Sample(OTHER, 0, OTHER.size())), 0.0);

    assertThat(found.observations()).isEqualTo(rows.size());
    assertThat(found.residualVariance() / expected.residualVariance())
        .isCloseTo(1.0, within(1e-9)); // normal equations lose half the digits of a QR
    for (int j = 0; j < found.coefficients().length; j++) {
      assertThat(found.coefficients()[j]).isCloseTo(expected.coefficients()[j], within(1e-7));
    }
  }

  @Test
  void fit_hugeRidge_leavesThePlainLogHar() {
    VarianceRegression found = VarianceRegression.fit(ONE, ONE.size(), 1e12);
    double[] b = found.coefficients();
    for (int j = FeatureSchema.CORE; j < b.length; j++) {
      assertThat(b[j]).isCloseTo(0.0, within(1e-6)); // n/ridge, about 3e-10, times a slope
    }
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    collect(ONE, rows, targets);
    double[] core =
        LinearRegression.fit(
                rows.stream()
                    .map(row -> Arrays.copyOf(row, FeatureSchema.CORE))
                    .toArray(double[][]::new),
                targets.stream().mapToDouble(Double::doubleValue).toArray(),
                "test")
            .coefficients();
    for (int j = 0; j < FeatureSchema.CORE; j++) {
      assertThat(b[j]).isCloseTo(core[j], within(1e-6));
    }
  }

  /** At the ridge solution the gradient ½|y − Zc|² + ½ridge|c|² of the standardised slopes is 0. */
  @Test
  void fit_ridge_meetsItsFirstOrderCondition() {
    double ridge = 30.0;
    double[] b = VarianceRegression.fit(ONE, ONE.size(), ridge).coefficients();
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    collect(ONE, rows, targets);
    for (int j = 1; j < b.length; j++) {
      int column = j;
      double mean = rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
      double variance =
          rows.stream().mapToDouble(row -> Math.pow(row[column] - mean, 2)).average().orElseThrow();
      double gradient = 0.0;
      for (int i = 0; i < rows.size(); i++) {
        double error = targets.get(i) - dot(rows.get(i), b);
        gradient += error * (rows.get(i)[j] - mean) / Math.sqrt(variance);
      }
      double penalty = j < FeatureSchema.CORE ? 0.0 : ridge * b[j] * Math.sqrt(variance);
      assertThat(gradient - penalty).isCloseTo(0.0, within(1e-7)); // sums of 400 terms of size 1
    }
  }

  private static double dot(double[] row, double[] b) {
    double sum = 0.0;
    for (int j = 0; j < b.length; j++) {
      sum += row[j] * b[j];
    }
    return sum;
  }

  @Test
  void fit_daysFromEndOn_areNotRead() {
    VarianceFeatures cut = features(cutDays());
    assertThat(VarianceRegression.fit(ONE, 300, 30.0))
        .isEqualTo(VarianceRegression.fit(cut, 300, 30.0));
  }

  private static DailyObservations cutDays() {
    return DailyAggregation.of(
            SimulatedMarkets.bars(
                new MarketId("SIM5"),
                2 * SimulatedMarkets.HOUR_MS,
                SimulatedMarkets.returns(400, 12, 0.02, 5),
                9),
            TradingCalendar.CONTINUOUS)
        .slice(0, 300);
  }

  @Test
  void fit_tooFewRows_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceRegression.fit(ONE, 150, 30.0))
        .withMessageContaining("needs at least 100 rows, has 90");
  }

  @Test
  void logForecast_otherSchema_isRefused() {
    VarianceRegression regression = VarianceRegression.fit(ONE, ONE.size(), 30.0);
    VarianceFeatures daily = VarianceFeatures.of(FeatureSchema.DAILY, cutDays(), 7, 30, true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> regression.logForecast(daily, 200))
        .withMessageContaining("log-har-x-daily/1");
  }

  @Test
  void of_wrongNumbers_areRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceRegression.of(FeatureSchema.DAILY, new double[3], 1.0, 100))
        .withMessageContaining("coefficients must be 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceRegression.of(FeatureSchema.DAILY, new double[7], 0.0, 100))
        .withMessageContaining("residualVariance");
  }
}
