package io.foreshock.forecast.volatility;

import io.foreshock.forecast.OddSeries;
import io.foreshock.forecast.OddSeries.Estimator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every volatility model on every odd series: finite numbers or a refusal by name. */
class OddSeriesTest {

  private static final InnovationDistribution[] INNOVATIONS = {
    new InnovationDistribution.Normal(),
    new InnovationDistribution.StudentT(5.0),
    new InnovationDistribution.FittedStudentT(),
    new InnovationDistribution.FittedSkewedStudentT()
  };

  private static Map<String, Estimator> estimators() {
    Map<String, Estimator> estimators = new LinkedHashMap<>();
    estimators.put(
        "EWMA",
        returns ->
            joined(
                new double[] {new EwmaVariance(0.97).halfLife()},
                new EwmaVariance(0.97).filter(returns)));
    for (InnovationDistribution innovations : INNOVATIONS) {
      String name = innovations.getClass().getSimpleName();
      for (boolean leverage : new boolean[] {false, true}) {
        estimators.put(
            (leverage ? "GJR " : "GARCH ") + name, returns -> gjr(returns, leverage, innovations));
      }
      estimators.put("EGARCH " + name, returns -> egarch(returns, innovations));
    }
    estimators.put("stochastic volatility", OddSeriesTest::stochasticVolatility);
    estimators.put("realised GARCH", OddSeriesTest::realizedGarch);
    estimators.put(
        "HAR", returns -> har(returns, m -> Har.fit(m, 0, m.length(), HarLags.EXCHANGE)));
    estimators.put(
        "HARQ", returns -> har(returns, m -> HarQ.fit(m, 0, m.length(), HarLags.EXCHANGE)));
    estimators.put(
        "HAR-J", returns -> har(returns, m -> HarJ.fit(m, 0, m.length(), HarLags.EXCHANGE)));
    estimators.put(
        "log-HAR",
        returns -> har(returns, m -> LogHar.fit(m.logVariance(), m.length(), HarLags.EXCHANGE)));
    estimators.put(
        "skewed t",
        returns -> {
          SkewedStudentT.Fit fit = SkewedStudentT.fit(returns);
          return new double[] {
            fit.distribution().degreesOfFreedom(),
            fit.distribution().skewness(),
            fit.logLikelihood()
          };
        });
    estimators.put("Ljung-Box", returns -> ljungBox(LjungBox.of(returns, 10, 0)));
    estimators.put("Ljung-Box of squares", returns -> ljungBox(LjungBox.ofSquares(returns, 10)));
    return estimators;
  }

  private static double[] ljungBox(LjungBox test) {
    return new double[] {test.statistic(), test.pValue()};
  }

  private static double[] gjr(
      double[] returns, boolean leverage, InnovationDistribution innovations) {
    GjrFit fit =
        GjrGarch.fit(
            returns,
            new GjrSettings(true, leverage, innovations, true, StartVariance.BACKCAST, 100),
            null);
    GjrParameters p = fit.parameters();
    return joined(
        new double[] {p.mu(), p.omega(), p.alpha(), p.gamma(), p.beta(), fit.skewness()},
        new double[] {fit.logLikelihood(), fit.informationCriteria().bayes()},
        new double[] {GjrGarch.varianceForecast(p, fit.nextVariance(), 20)},
        fit.conditionalVariances(),
        fit.standardizedResiduals());
  }

  private static double[] egarch(double[] returns, InnovationDistribution innovations) {
    VarianceFit<EgarchParameters> fit =
        Egarch.fit(returns, new EgarchSettings(true, innovations, 100), null);
    EgarchParameters p = fit.parameters();
    return joined(
        new double[] {p.mu(), p.omega(), p.alpha(), p.gamma(), p.beta(), p.skewness()},
        new double[] {fit.logLikelihood(), fit.informationCriteria().bayes()},
        Egarch.varianceForecasts(p, fit.nextVariance(), 20, fit.standardizedResiduals()),
        fit.conditionalVariances(),
        fit.standardizedResiduals());
  }

  private static double[] stochasticVolatility(double[] returns) {
    VarianceFit<StochasticVolatilityParameters> fit = StochasticVolatility.fit(returns, 100, null);
    return joined(
        fit.parameters().toArray(),
        new double[] {fit.logLikelihood(), fit.informationCriteria().bayes()},
        fit.varianceForecasts(20),
        fit.conditionalVariances(),
        fit.standardizedResiduals());
  }

  private static double[] realizedGarch(double[] returns) {
    double[] variances = Arrays.stream(returns).map(r -> 0.7 * r * r + 1e-14).toArray();
    RealizedGarchFit fit = RealizedGarch.fit(returns, variances);
    return joined(
        new double[] {fit.joint().logLikelihood(), fit.partialLogLikelihood()},
        fit.joint().conditionalVariances(),
        fit.measurementNews());
  }

  private interface Fit {
    RealizedVarianceModel of(RealizedMeasures measures);
  }

  private static double[] har(double[] returns, Fit fit) {
    double[] variances = Arrays.stream(returns).map(r -> r * r).toArray();
    double[] quarticities = Arrays.stream(variances).map(v -> v * v).toArray();
    double[] bipower = variances.clone();
    for (int day = 0; day < bipower.length; day += 3) {
      bipower[day] *= 0.6;
    }
    RealizedMeasures measures =
        RealizedMeasures.of(variances).withQuarticity(quarticities).withBipower(bipower);
    RealizedVarianceModel model = fit.of(measures);
    return new double[] {
      model.forecast(measures, returns.length - 1), model.residualVariance(), model.observations()
    };
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
