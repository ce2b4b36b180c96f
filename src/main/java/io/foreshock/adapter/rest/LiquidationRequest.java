package io.foreshock.adapter.rest;

import io.foreshock.application.MarketPublication;
import io.foreshock.market.Side;
import io.foreshock.portfolio.liquidation.Monitoring;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A request for liquidation probabilities, well formed in itself; the marks are yet to be looked
 * up.
 *
 * @param positions the positions
 * @param horizonHours horizons in the order asked for, whole days
 * @param monitoring how often prices are compared with liquidation prices
 * @param paths number of paths
 * @param seed seed of the paths
 */
record LiquidationRequest(
    List<Position> positions,
    List<Integer> horizonHours,
    Monitoring monitoring,
    int paths,
    long seed) {

  static final int DAY_HOURS = 24;

  /** Returns the longest horizon, days. */
  int longestDays() {
    return horizonHours.stream().mapToInt(hours -> hours / DAY_HOURS).max().orElse(1);
  }

  /**
   * A position.
   *
   * @param id the client's name for it
   * @param market what is published of its market
   * @param side its direction
   * @param level where it is liquidated
   */
  record Position(String id, MarketPublication market, Side side, Level level) {}

  /** Where a position is liquidated. */
  sealed interface Level {

    /** Returns the member of the request that says so. */
    String member();
  }

  /**
   * A price the client knows.
   *
   * @param price quote currency, positive
   */
  record Price(double price) implements Level {
    @Override
    public String member() {
      return LiquidationReader.LIQUIDATION_PRICE;
    }
  }

  /**
   * A price that follows from collateral and the published maintenance margin.
   *
   * @param member the member of the request that tells the collateral
   * @param fraction collateral as a fraction of the notional at entry, in (0, 1)
   * @param entryPrice price at entry, positive; empty where that is the mark
   */
  record Collateral(String member, double fraction, OptionalDouble entryPrice) implements Level {}
}
