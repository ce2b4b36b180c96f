package io.foreshock.forecast.tail;

import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.evaluation.PinballLoss;
import io.foreshock.forecast.volatility.GjrGarch;
import io.foreshock.forecast.volatility.GjrParameters;
import io.foreshock.forecast.volatility.GjrSettings;
import io.foreshock.forecast.volatility.InnovationDistribution;
import io.foreshock.forecast.volatility.StartVariance;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The benchmark league's algorithms with our estimators: one-step VaR and ES of a long position,
 * parameters refitted every so many days on all the past, day by day from a first one.
 */
final class VarEsLeague {

  static final double[] ALPHAS = {0.01, 0.025, 0.05};

  private static final double EVT_PROBABILITY = 0.90;
  private static final ShapeRange ANY_SHAPE = new ShapeRange(-0.99, 5.0);

  /** Forecasts of one model: VaR and ES, by level and day. */
  private record Forecasts(double[][] valueAtRisk, double[][] expectedShortfall) {}

  private final double[] returns;
  private final int start;
  private final int step;
  private final Map<String, Forecasts> forecasts = new LinkedHashMap<>();

  VarEsLeague(double[] returns, int start, int step) {
    this.returns = returns.clone();
    this.start = start;
    this.step = step;
  }

  void runAll() {
    for (int window : new int[] {125, 250, 500}) {
      runHistorical(window);
    }
    runEwma();
    runGarch(false, new InnovationDistribution.Normal(), "GARCH", "GARCH-N");
    runGarch(true, new InnovationDistribution.FittedStudentT(), "GJR", "GJR-t");
  }

  private void runHistorical(int window) {
    for (int t = start; t < returns.length; t++) {
      LossTail tail = tailOf(Arrays.copyOfRange(returns, Math.max(0, t - window), t));
      putEmpirical("HS-" + window, t, 0.0, 1.0, tail);
    }
  }

  /** λ = 0.94, started at the variance of the first 250 returns, as the benchmark does. */
  private void runEwma() {
    double[] variance = new double[returns.length];
    variance[0] = variance(Arrays.copyOf(returns, 250));
    for (int t = 1; t < variance.length; t++) {
      variance[t] = 0.94 * variance[t - 1] + 0.06 * returns[t - 1] * returns[t - 1];
    }
    ParametricStudentT normal = ParametricStudentT.of(Double.POSITIVE_INFINITY);
    for (int t = start; t < returns.length; t++) {
      int first = Math.max(1, t - 1000);
      double[] residuals = new double[t - first];
      for (int s = first; s < t; s++) {
        residuals[s - first] = returns[s] / Math.sqrt(variance[s]);
      }
      putParametric("EWMA94-N", t, 0.0, Math.sqrt(variance[t]), normal);
      putEmpirical("EWMA94-FHS", t, 0.0, Math.sqrt(variance[t]), tailOf(residuals));
    }
  }

  private void runGarch(
      boolean leverage, InnovationDistribution innovations, String family, String parametric) {
    GjrSettings settings =
        new GjrSettings(true, leverage, innovations, true, StartVariance.BACKCAST, 500);
    GjrParameters warmStart = null;
    for (int k = start; k < returns.length; k += step) {
      warmStart = garchBlock(k, settings, warmStart, family, parametric);
    }
  }

  /** One fit on the first k returns serves the days from k until the next. */
  private GjrParameters garchBlock(
      int k,
      GjrSettings settings,
      @Nullable GjrParameters warmStart,
      String family,
      String parametric) {
    GjrParameters p = GjrGarch.fit(Arrays.copyOf(returns, k), settings, warmStart).parameters();
    forecastBlock(k, p, family, parametric);
    return p;
  }

  /** The GJR rows from parameters found elsewhere, one per refit. */
  void runGjr(List<GjrParameters> refits) {
    for (int refit = 0; refit < refits.size(); refit++) {
      forecastBlock(start + refit * step, refits.get(refit), "GJR", "GJR-t");
    }
  }

  private void forecastBlock(int k, GjrParameters p, String family, String parametric) {
    int end = Math.min(k + step, returns.length);
    double[] seen = Arrays.copyOf(returns, end);
    double[] h = GjrGarch.filter(p, seen, variance(Arrays.copyOf(returns, k)));
    double[] residuals = new double[k - 1];
    for (int t = 1; t < k; t++) {
      residuals[t - 1] = (returns[t] - p.mu()) / Math.sqrt(h[t]);
    }
    LossTail tail = tailOf(residuals);
    double[] losses = Arrays.stream(residuals).map(z -> -z).sorted().toArray();
    PeaksOverThreshold peaks =
        PeaksOverThreshold.above(losses, tail.quantile(EVT_PROBABILITY), ANY_SHAPE);
    ParametricStudentT innovation = ParametricStudentT.of(p.degreesOfFreedom());
    for (int t = k; t < end; t++) {
      double sigma = Math.sqrt(h[t]);
      putParametric(parametric, t, p.mu(), sigma, innovation);
      putEmpirical(family + "-FHS", t, p.mu(), sigma, tail);
      for (int a = 0; a < ALPHAS.length; a++) {
        double alpha = ALPHAS[a];
        double valueAtRisk = peaks.valueAtRisk(alpha);
        put(family + "-EVT", t, a, p.mu(), sigma, valueAtRisk, peaks.expectedShortfall(alpha));
      }
    }
  }

  /** CAViaR with its multiplicative shortfall, outside the benchmark. */
  void runCaviar(CaviarForm form) {
    for (int a = 0; a < ALPHAS.length; a++) {
      CaviarParameters warmStart = null;
      for (int k = start; k < returns.length; k += step) {
        CaviarFit fit =
            Caviar.fit(Arrays.copyOf(returns, k), Side.LONG, ALPHAS[a], form, warmStart);
        warmStart = fit.parameters();
        double valueAtRisk = fit.nextValueAtRisk();
        for (int t = k; t < Math.min(k + step, returns.length); t++) {
          put("CAViaR-" + form, t, a, 0.0, 1.0, valueAtRisk, valueAtRisk * fit.shortfallRatio());
          valueAtRisk = warmStart.next(valueAtRisk, Side.LONG, returns[t]);
        }
      }
    }
  }

  /** The one-factor score-driven model, outside the benchmark. */
  void runGas() {
    for (int a = 0; a < ALPHAS.length; a++) {
      GasParameters p = null;
      for (int k = start; k < returns.length; k += step) {
        GasFit fit = GasOneFactor.fit(Arrays.copyOf(returns, k), Side.LONG, ALPHAS[a], p);
        p = fit.parameters();
        double factor = fit.nextFactor();
        for (int t = k; t < Math.min(k + step, returns.length); t++) {
          put("GAS-1F", t, a, 0.0, 1.0, p.valueAtRisk(factor), p.expectedShortfall(factor));
          factor = p.next(factor, Side.LONG, returns[t], ALPHAS[a]);
        }
      }
    }
  }

  private static LossTail tailOf(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return new LossTail(sorted, sorted.length, Side.LONG);
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
  }

  private void putParametric(
      String model, int t, double mu, double sigma, ParametricStudentT tail) {
    for (int a = 0; a < ALPHAS.length; a++) {
      put(model, t, a, mu, sigma, tail.valueAtRisk(ALPHAS[a]), tail.expectedShortfall(ALPHAS[a]));
    }
  }

  private void putEmpirical(String model, int t, double mu, double sigma, LossTail tail) {
    for (int a = 0; a < ALPHAS.length; a++) {
      double valueAtRisk = tail.quantile(1.0 - ALPHAS[a]);
      put(model, t, a, mu, sigma, valueAtRisk, tail.meanAtOrBeyond(valueAtRisk));
    }
  }

  private void put(
      String model, int t, int level, double mu, double sigma, double var, double shortfall) {
    Forecasts rows =
        forecasts.computeIfAbsent(
            model,
            _ ->
                new Forecasts(
                    new double[ALPHAS.length][returns.length - start],
                    new double[ALPHAS.length][returns.length - start]));
    rows.valueAtRisk()[level][t - start] = sigma * var - mu;
    rows.expectedShortfall()[level][t - start] = sigma * shortfall - mu;
  }

  private Forecasts of(String model) {
    Forecasts rows = forecasts.get(model);
    if (rows == null) {
      throw new IllegalArgumentException("no model is called " + model);
    }
    return rows;
  }

  private double[] losses() {
    return Arrays.stream(returns, start, returns.length).map(y -> -y).toArray();
  }

  double jointLoss(String model, int level) {
    Forecasts rows = of(model);
    return FisslerZiegel.mean(
        losses(), rows.valueAtRisk()[level], rows.expectedShortfall()[level], ALPHAS[level]);
  }

  /** The loss of every day. */
  double[] jointLosses(String model, int level) {
    double[] losses = losses();
    Forecasts rows = of(model);
    double[] result = new double[losses.length];
    Arrays.setAll(
        result,
        t ->
            FisslerZiegel.loss(
                losses[t],
                rows.valueAtRisk()[level][t],
                rows.expectedShortfall()[level][t],
                ALPHAS[level]));
    return result;
  }

  double tickLoss(String model, int level) {
    return PinballLoss.mean(losses(), of(model).valueAtRisk()[level], ALPHAS[level]);
  }

  double violations(String model, int level) {
    double[] losses = losses();
    int count = 0;
    for (int t = 0; t < losses.length; t++) {
      count += losses[t] >= of(model).valueAtRisk()[level][t] ? 1 : 0;
    }
    return (double) count / losses.length;
  }
}
