package io.foreshock.forecast.regime;

import io.foreshock.forecast.OddSeries;
import io.foreshock.forecast.OddSeries.Estimator;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every regime model on every odd series: finite numbers or a refusal by name. */
class OddSeriesTest {

  private static final int ITERATIONS = 60;

  private static Map<String, Estimator> estimators() {
    Map<String, Estimator> estimators = new LinkedHashMap<>();
    for (int states : new int[] {2, 3}) {
      for (DegreesOfFreedom degrees : DegreesOfFreedom.values()) {
        estimators.put(
            "switching t " + states + " " + degrees, returns -> studentT(returns, states, degrees));
      }
      estimators.put("switching regression " + states, returns -> regression(returns, states));
      estimators.put("switching GARCH " + states, returns -> garch(returns, states));
      estimators.put("jump model " + states, returns -> jumpModel(returns, states));
    }
    estimators.put("switching autoregression", OddSeriesTest::autoregression);
    return estimators;
  }

  private static double[] studentT(double[] returns, int states, DegreesOfFreedom degrees) {
    SwitchingSettings settings =
        SwitchingSettings.DEFAULT.withDegreesOfFreedom(degrees).withStoppingRule(1e-5, ITERATIONS);
    SwitchingFit fit = StudentTSwitching.fit(returns, states, settings, null);
    OnlineRegimeFilter filter = new OnlineRegimeFilter(fit.parameters());
    List<RegimeProbabilities> path = filter.filter(returns);
    RegimeProbabilities last = path.getLast();
    double valueAtRisk = RegimeMixture.valueAtRisk(last, fit.parameters(), 0.01, Side.LONG);
    return joined(
        finiteDegrees(fit.parameters().toArray()),
        new double[] {fit.logLikelihood(), valueAtRisk},
        path.stream()
            .flatMapToDouble(p -> DoubleStream.of(p.calm(), p.elevated(), p.stressed()))
            .toArray());
  }

  private static double[] jumpModel(double[] returns, int states) {
    JumpModelFit fit = StatisticalJumpModel.fit(returns, states, 8.0, 252.0, 1L);
    return joined(
        new double[] {fit.objective(), fit.smallestWeight(), fit.onlineSwitchesPerYear()},
        fit.parameters().centre(states - 1),
        fit.parameters().labels(returns).stream().mapToDouble(Regime::ordinal).toArray());
  }

  /** Infinite degrees of freedom are the normal distribution, not a lost number. */
  private static double[] finiteDegrees(double[] parameters) {
    return Arrays.stream(parameters)
        .map(value -> value == Double.POSITIVE_INFINITY ? 1e9 : value)
        .toArray();
  }

  private static double[] regression(double[] returns, int states) {
    double[][] constant = new double[returns.length][];
    Arrays.setAll(constant, _ -> new double[] {1.0});
    MarkovSwitchingRegression model =
        new MarkovSwitchingRegression(returns, constant, new boolean[] {true}, true);
    MarkovSwitchingRegression.Fit fit = model.fit(states, 1e-6, ITERATIONS);
    return joined(
        new double[] {fit.logLikelihood(), fit.parameters().variance(0)},
        model.filter(fit.parameters()).filtered(returns.length - 1));
  }

  private static double[] autoregression(double[] returns) {
    MarkovSwitchingAutoregression model = new MarkovSwitchingAutoregression(returns, 2);
    MarkovSwitchingAutoregression.Fit fit = model.fit(model.startingValues(2), 1e-6, ITERATIONS);
    FilteredPath path = model.filter(fit.parameters());
    return joined(
        new double[] {fit.logLikelihood(), fit.parameters().variance()},
        path.filtered(path.length() - 1));
  }

  private static double[] garch(double[] returns, int states) {
    SwitchingGarchFit fit =
        MarkovSwitchingGarch.fit(
            returns,
            states,
            new SwitchingGarchSettings(true, DegreesOfFreedom.COMMON, 500, ITERATIONS),
            null);
    return joined(finiteDegrees(fit.parameters().toArray()), new double[] {fit.logLikelihood()});
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
  void fit_oddSeries_isFiniteOrRefused(
      String model, String name, Estimator estimator, double[] series) {
    OddSeries.requireFiniteOrRefused(estimator, name, series);
  }
}
