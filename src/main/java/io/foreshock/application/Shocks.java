package io.foreshock.application;

import io.foreshock.market.AssetClass;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a what-if changes. A move of all prices leaves out those of the class FX: which way such a
 * price counts depends on the currency it is told in, so each is moved by name.
 *
 * @param everywhere what is done to markets that are not named
 * @param byMarket what is done to the named ones
 * @param correlationLambdaPpm how far correlations go to one, or where negative to none, in (−10⁶,
 *     10⁶)
 * @param added positions opened at the prices by then
 * @param removed ids of positions closed at the prices by then
 */
public record Shocks(
    MarketShock everywhere,
    Map<MarketId, MarketShock> byMarket,
    long correlationLambdaPpm,
    List<Position> added,
    Set<String> removed) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the correlation's move is outside its range
   */
  public Shocks {
    byMarket = Map.copyOf(byMarket);
    added = List.copyOf(added);
    removed = Set.copyOf(removed);
    if (!(Math.abs(correlationLambdaPpm) < Ppm.ONE)) {
      throw new IllegalArgumentException(
          "correlationLambdaPpm must be in [-999999, 999999], was " + correlationLambdaPpm);
    }
  }

  /** Returns what is done to a market. */
  MarketShock of(Market market) {
    MarketShock named = byMarket.get(market.id());
    if (named != null) {
      return named;
    }
    return market.assetClass() == AssetClass.FX ? everywhere.withoutPrice() : everywhere;
  }

  /** Tells whether a step changes anything. */
  boolean ask(ShockStep step) {
    return switch (step) {
      case CORRELATION -> correlationLambdaPpm != 0;
      case TRADES -> !added.isEmpty() || !removed.isEmpty();
      default -> asks(everywhere, step) || byMarket.values().stream().anyMatch(s -> asks(s, step));
    };
  }

  private static boolean asks(MarketShock shock, ShockStep step) {
    return switch (step) {
      case PRICE -> shock.pricePpm() != 0;
      case EVALUATION -> shock.evaluates();
      case VOLATILITY -> shock.volatilityPpm() != 0;
      case DEPTH -> shock.depthPpm() != 0;
      case REGIME -> shock.regime().isPresent();
      case GUARD_RAILS -> !shock.guardRails().equals(GuardRails.NONE);
      case CORRELATION, TRADES -> false;
    };
  }

  /** Returns how far correlations are moved after a step, in (−1, 1). */
  double correlationShift(ShockStep step) {
    return step.includes(ShockStep.CORRELATION) ? (double) correlationLambdaPpm / Ppm.ONE : 0.0;
  }
}
