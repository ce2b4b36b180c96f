package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import java.math.BigDecimal;
import java.util.List;

/**
 * Which positions to reduce so that an account is well again.
 *
 * @param method how it was found
 * @param reductions what to trade; positions that stay are left out
 * @param costUsd6 what that costs by the liquidity of the markets, rounded up, micro-dollars
 * @param targetPpm equity over initial margin that is aimed at, ppm
 * @param initialAfterUsd6 initial margin afterwards, measured anew
 * @param maintenanceAfterUsd6 maintenance margin afterwards
 * @param equityAfterUsd6 equity afterwards, the cost paid
 * @param reachesTarget whether that is enough
 */
public record LiquidationProposal(
    Method method,
    List<Reduction> reductions,
    long costUsd6,
    long targetPpm,
    long initialAfterUsd6,
    long maintenanceAfterUsd6,
    long equityAfterUsd6,
    boolean reachesTarget) {

  /** How a proposal was found. */
  public enum Method {
    /** The cheapest reductions, by a linear programme. */
    LINEAR_PROGRAMME,
    /** All positions by the same part. */
    PROPORTIONAL,
    /** Everything is closed. */
    FULL_CLOSE
  }

  /**
   * A trade towards flat.
   *
   * @param positionId the position
   * @param marketId its market
   * @param quantity size of the trade, whole steps, positive; it buys where the position is short
   * @param remaining what is left of the position, with its sign
   */
  public record Reduction(
      String positionId, MarketId marketId, BigDecimal quantity, BigDecimal remaining) {}
}
