package io.foreshock.market;

import java.util.List;

/**
 * Removes rows that a data set is known to hold wrongly. A rule applies only to the sets that
 * declare it, and says of every row it drops why; it is never a judgement on the size of a move.
 */
public sealed interface CleaningRule permits HolidayRepeats, UnadjustedSpinOff {

  /** Returns the name under which sets declare the rule. */
  String name();

  /**
   * Cleans the bars of one symbol.
   *
   * @param symbol source symbol
   * @param bars bars in time order
   */
  CleanedBars apply(String symbol, List<PriceBar> bars);
}
