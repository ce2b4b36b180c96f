package io.foreshock.forecast.volatility;

/**
 * Joint log-likelihood of returns and log realised variances under Realized GARCH, with analytic
 * scores, in the order of {@link RealizedGarchParameters} followed by η = 1/ν (0 for normal) and λ
 * of the innovation z; u is normal and independent of z. The first log variance is that of the
 * backcast about the sample mean.
 */
final class RealizedGarchLikelihood implements ScoredLikelihood {

  static final int MU = 0;
  static final int OMEGA = 1;
  static final int BETA = 2;
  static final int GAMMA = 3;
  static final int XI = 4;
  static final int PHI = 5;
  static final int SIGN = 6;
  static final int SQUARE = 7;
  static final int NOISE = 8;
  static final int ETA = 9;
  static final int LAMBDA = 10;
  static final int SIZE = 11;

  private static final double LOG_TWO_PI = StrictMath.log(2.0 * Math.PI);

  private final double[] returns;
  private final double[] logMeasures;
  private final double startLogVariance;

  /** Keeps both arrays without a copy; they have the same length. */
  RealizedGarchLikelihood(double[] returns, double[] logMeasures) {
    this.returns = returns;
    this.logMeasures = logMeasures;
    double mean = VectorMath.mean(returns);
    double backcast = Backcast.of(returns, mean);
    double overall = VectorMath.deviation(returns, mean);
    this.startLogVariance = StrictMath.log(backcast > 0.0 ? backcast : overall * overall);
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public int count() {
    return returns.length;
  }

  private double next(double[] p, double logVariance, int t) {
    return p[OMEGA] + p[BETA] * logVariance + p[GAMMA] * logMeasures[t];
  }

  private static InnovationDensity density(double[] p) {
    return new InnovationDensity(p[ETA], p[LAMBDA]);
  }

  private static double news(double[] p, double z) {
    return p[SIGN] * z + p[SQUARE] * (z * z - 1.0);
  }

  @Override
  public double value(double[] p) {
    InnovationDensity density = density(p);
    double perNoise = 1.0 / p[NOISE];
    double x = startLogVariance;
    double sum = 0.0;
    for (int t = 0; t < returns.length; t++) {
      double z = (returns[t] - p[MU]) * StrictMath.exp(-0.5 * x);
      double u = logMeasures[t] - p[XI] - p[PHI] * x - news(p, z);
      sum += x + density.deviance(z) + u * u * perNoise;
      x = next(p, x, t);
    }
    return -0.5 * (sum + returns.length * (2.0 * LOG_TWO_PI + StrictMath.log(p[NOISE])));
  }

  /** Returns the part of the value that belongs to the returns. */
  double partial(double[] p) {
    InnovationDensity density = density(p);
    double x = startLogVariance;
    double sum = 0.0;
    for (int t = 0; t < returns.length; t++) {
      double z = (returns[t] - p[MU]) * StrictMath.exp(-0.5 * x);
      sum += LOG_TWO_PI + x + density.deviance(z);
      x = next(p, x, t);
    }
    return -0.5 * sum;
  }

  /** Returns the variances of all returns and, last, of the one to come. */
  double[] variances(double[] p) {
    double[] result = new double[returns.length + 1];
    double x = startLogVariance;
    for (int t = 0; t < returns.length; t++) {
      result[t] = StrictMath.exp(x);
      x = next(p, x, t);
    }
    result[returns.length] = StrictMath.exp(x);
    return result;
  }

  @Override
  public void scores(double[] p, double[] result) {
    InnovationDensity density = density(p);
    double nuByEta = p[ETA] == 0.0 ? 0.0 : -1.0 / (p[ETA] * p[ETA]);
    double perNoise = 1.0 / p[NOISE];
    double x = startLogVariance;
    double byOmega = 0.0;
    double byBeta = 0.0;
    double byGamma = 0.0;
    for (int t = 0; t < returns.length; t++) {
      double perDeviation = StrictMath.exp(-0.5 * x);
      double z = (returns[t] - p[MU]) * perDeviation;
      double u = logMeasures[t] - p[XI] - p[PHI] * x - news(p, z);
      double pull = u * perNoise;
      double newsSlope = p[SIGN] + 2.0 * p[SQUARE] * z;
      density.evaluate(z);
      double byLogVariance = pull * (p[PHI] - 0.5 * z * newsSlope) - 0.5 * (1.0 + density.byZ * z);
      int row = t * SIZE;
      result[row + MU] = -(density.byZ + pull * newsSlope) * perDeviation;
      result[row + OMEGA] = byLogVariance * byOmega;
      result[row + BETA] = byLogVariance * byBeta;
      result[row + GAMMA] = byLogVariance * byGamma;
      result[row + XI] = pull;
      result[row + PHI] = pull * x;
      result[row + SIGN] = pull * z;
      result[row + SQUARE] = pull * (z * z - 1.0);
      result[row + NOISE] = 0.5 * (pull * pull - perNoise);
      result[row + ETA] = nuByEta * density.byNu;
      result[row + LAMBDA] = density.byLambda;
      byOmega = p[BETA] * byOmega + 1.0;
      byBeta = p[BETA] * byBeta + x;
      byGamma = p[BETA] * byGamma + logMeasures[t];
      x = next(p, x, t);
    }
  }
}
