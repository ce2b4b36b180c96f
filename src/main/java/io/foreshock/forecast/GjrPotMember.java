package io.foreshock.forecast;

/**
 * The variance and residuals of {@link GjrMember} with a generalised Pareto tail at every level:
 * the model of A. McNeil and R. Frey (2000) with an asymmetric variance. It fits nothing itself and
 * must be shown a day after the member it rests on.
 */
final class GjrPotMember implements ForecastMember {

  private final GjrMember gjr;

  GjrPotMember(GjrMember gjr) {
    this.gjr = gjr;
  }

  @Override
  public MemberName name() {
    return MemberName.GJR_POT;
  }

  @Override
  public void observe(int index) {
    // everything it rests on has been observed by the other member
  }

  @Override
  public boolean ready() {
    return gjr.ready();
  }

  @Override
  public MemberForecast forecast() {
    double variance = gjr.forecast().dailyVariance();
    return new MemberForecast(
        name(), variance, gjr.pool().paretoTail().scaled(Math.sqrt(variance)));
  }
}
