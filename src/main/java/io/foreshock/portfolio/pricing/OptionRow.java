package io.foreshock.portfolio.pricing;

/**
 * The calls and puts of one strike, expiry and volatility: they have one time value between them.
 *
 * @param years time to expiry T
 * @param strike K
 * @param volatility σ
 * @param calls net quantity of calls
 * @param puts net quantity of puts
 */
record OptionRow(double years, double strike, double volatility, double calls, double puts) {

  boolean isEmpty() {
    return calls == 0.0 && puts == 0.0;
  }

  OptionTerms terms(OptionKind kind) {
    return new OptionTerms(kind, strike, years, volatility);
  }

  /**
   * Returns the value at expiry plus the time value.
   *
   * @param excess F − K
   * @param timeValue of one option
   */
  double value(double excess, double timeValue) {
    return (calls + puts) * timeValue + (excess > 0.0 ? calls * excess : -puts * excess);
  }

  /** Returns the value today. */
  double value(double forward) {
    double timeValue =
        years == 0.0
            ? 0.0
            : TimeValue.of(
                forward, strike, TimeValue.deviation(volatility, StrictMath.sqrt(years)));
    return value(forward - strike, timeValue);
  }
}
