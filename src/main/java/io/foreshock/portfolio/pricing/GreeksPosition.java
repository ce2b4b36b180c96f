package io.foreshock.portfolio.pricing;

/**
 * So many of something that is known by its Greeks alone.
 *
 * @param greeks of one unit
 * @param quantity units, negative when sold, within ±1e100
 * @param volatility σ that vega speaks of, in (0, 10]
 * @param years time to expiry, at least 0, finite: it damps a shock of volatility; up to 30 days, 0
 *     included, the shock arrives whole
 */
public record GreeksPosition(Greeks greeks, double quantity, double volatility, double years) {

  /** Checks every range. */
  public GreeksPosition {
    Ranges.requireQuantity(quantity);
    Ranges.requireVolatility(volatility);
    Ranges.requireNotNegative("years", years);
  }

  /** Returns the same for no units: what is equal here is netted. */
  GreeksPosition unit() {
    return new GreeksPosition(greeks, 0.0, volatility, years);
  }

  GreeksPosition with(double netQuantity) {
    return new GreeksPosition(greeks, netQuantity, volatility, years);
  }
}
