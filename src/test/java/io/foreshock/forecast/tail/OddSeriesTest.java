package io.foreshock.forecast.tail;

import io.foreshock.forecast.OddSeries;
import io.foreshock.forecast.OddSeries.Estimator;
import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tail estimator on every odd series: finite numbers or a refusal by name. */
class OddSeriesTest {

  private static final double PRIOR = 0.15;
  private static final double ALPHA = 0.025;

  private static Map<String, Estimator> estimators() {
    Map<String, Estimator> estimators = new LinkedHashMap<>();
    estimators.put(
        "FHS",
        returns -> numbers(FilteredHistoricalSimulation.oneStep(pool(returns), OddSeries.SIGMA)));
    estimators.put("block bootstrap", OddSeriesTest::blocks);
    estimators.put("peaks over threshold", OddSeriesTest::peaks);
    estimators.put("expanding history", OddSeriesTest::expanding);
    estimators.put("rolling history", OddSeriesTest::rolling);
    estimators.put("stressed window", OddSeriesTest::stressed);
    for (CaviarForm form : CaviarForm.values()) {
      estimators.put("CAViaR " + form, returns -> caviar(returns, form));
    }
    estimators.put("one-factor FZ", OddSeriesTest::gas);
    estimators.put("conformal guard", OddSeriesTest::conformal);
    return estimators;
  }

  private static ResidualPool pool(double[] returns) {
    ResidualPool pool = new ResidualPool(1_500, PRIOR);
    for (double logReturn : returns) {
      pool.add(logReturn);
    }
    return pool;
  }

  private static double[] numbers(TailForecast tail) {
    List<Double> numbers = new ArrayList<>();
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        numbers.add(tail.valueAtRisk(side, TailLevels.alpha(level)));
        numbers.add(tail.expectedShortfall(side, TailLevels.alpha(level)));
      }
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] blocks(double[] returns) {
    GjrRecursion recursion = new GjrRecursion(0.0, 1e-6, 0.03, 0.06, 0.92, 1e-4);
    return new HorizonSimulation(500, 10, PRIOR)
        .wholeDays(recursion, pool(returns), 10, 7L).stream()
            .flatMapToDouble(tail -> DoubleStream.of(numbers(tail)))
            .toArray();
  }

  private static double[] peaks(double[] returns) {
    PeaksOverThreshold peaks =
        PeaksOverThreshold.of(Arrays.stream(returns).map(r -> -r).sorted().toArray(), PRIOR);
    return new double[] {
      peaks.valueAtRisk(0.01), peaks.expectedShortfall(0.01), peaks.valueAtRisk(0.001)
    };
  }

  private static double[] expanding(double[] returns) {
    ExpandingHistory history = new ExpandingHistory(PRIOR);
    Arrays.stream(returns).forEach(history::add);
    return numbers(history.tail());
  }

  private static double[] rolling(double[] returns) {
    RollingHistory history = new RollingHistory(250, PRIOR);
    Arrays.stream(returns).forEach(history::add);
    return numbers(history.tail());
  }

  private static double[] stressed(double[] returns) {
    StressedWindow window = new StressedWindow(PRIOR);
    Arrays.stream(returns).forEach(window::add);
    return numbers(window.tail());
  }

  private static double[] caviar(double[] returns, CaviarForm form) {
    CaviarFit fit = Caviar.fit(returns, Side.LONG, ALPHA, form, null);
    return joined(
        fit.parameters().toArray(),
        new double[] {fit.tickLoss(), fit.shortfallRatio(), fit.nextExpectedShortfall()},
        fit.valuesAtRisk());
  }

  private static double[] gas(double[] returns) {
    GasFit fit = GasOneFactor.fit(returns, Side.LONG, ALPHA, null);
    return joined(
        fit.parameters().toArray(),
        new double[] {fit.meanLoss(), fit.nextValueAtRisk(), fit.nextExpectedShortfall()},
        fit.factors());
  }

  private static double[] conformal(double[] returns) {
    AdaptiveConformal guard = new AdaptiveConformal(0.05, 0.05, 100, false);
    AdaptiveConformalState state = guard.start();
    double[] guarded = new double[returns.length + 1];
    for (int day = 0; day < returns.length; day++) {
      guarded[day] = guard.guarded(state, OddSeries.SIGMA, OddSeries.SIGMA);
      state = guard.update(state, OddSeries.SIGMA, OddSeries.SIGMA, -returns[day]);
    }
    guarded[returns.length] = guard.guarded(state, OddSeries.SIGMA, OddSeries.SIGMA);
    return guarded;
  }

  private static double[] joined(double[]... parts) {
    return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
  }

  static Stream<Arguments> cases() {
    return estimators().entrySet().stream()
        .flatMap(estimator ->
            OddSeries.all().entrySet().stream()
                .map(series ->
                    Arguments.of(
                        estimator.getKey(),
                        series.getKey(),
                        estimator.getValue(),
                        series.getValue())));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void estimate_oddSeries_isFiniteOrRefused(
      String model, String name, Estimator estimator, double[] series) {
    OddSeries.requireFiniteOrRefused(estimator, name, series);
  }
}
