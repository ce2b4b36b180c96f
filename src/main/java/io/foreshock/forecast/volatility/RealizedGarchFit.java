package io.foreshock.forecast.volatility;

/**
 * A fitted Realized GARCH: the joint fit, and the part of its likelihood that other models have.
 */
public final class RealizedGarchFit {

  private final VarianceFit<RealizedGarchParameters> joint;
  private final double partialLogLikelihood;
  private final double[] measurementNews;
  private final double degreesOfFreedom;
  private final double skewness;

  RealizedGarchFit(
      VarianceFit<RealizedGarchParameters> joint,
      double partialLogLikelihood,
      double[] measurementNews,
      double degreesOfFreedom,
      double skewness) {
    this.joint = joint;
    this.partialLogLikelihood = partialLogLikelihood;
    this.measurementNews = measurementNews;
    this.degreesOfFreedom = degreesOfFreedom;
    this.skewness = skewness;
  }

  /** Returns the joint fit; its log-likelihood is that of returns and log realised variances. */
  public VarianceFit<RealizedGarchParameters> joint() {
    return joint;
  }

  /**
   * Returns the log-likelihood of the returns alone at the joint optimum, in nats: the number to
   * hold against GARCH, which it may stay below since it is not what was maximised.
   */
  public double partialLogLikelihood() {
    return partialLogLikelihood;
  }

  /** Returns ln x_t − ξ − φ ln h_t = τ(z_t) + u_t of every bar in order. */
  public double[] measurementNews() {
    return measurementNews.clone();
  }

  /** Returns ν of the innovation z, fitted or as given; +∞ means normal. */
  public double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** Returns λ of {@link SkewedStudentT}, in (−1, 1); 0 where z is symmetric. */
  public double skewness() {
    return skewness;
  }
}
