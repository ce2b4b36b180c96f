package io.foreshock.application;

/** Port: what live scoring asks of publications. */
@FunctionalInterface
public interface LiveWarnings {

  /**
   * Returns what is asked for a market.
   *
   * @param publication what is published of it
   */
  LiveWarning of(MarketPublication publication);
}
