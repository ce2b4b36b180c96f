package io.foreshock.market;

/** How bars gather into days. */
public enum TradingCalendar {
  /** The market never closes: a day is a UTC day. */
  CONTINUOUS,
  /**
   * The market closes: a day is the trade date. Daily bars carry it; intraday bars take their UTC
   * date, and those of a Saturday or Sunday open the following Monday's trade date.
   */
  EXCHANGE
}
