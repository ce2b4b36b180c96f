package io.foreshock.portfolio.scenario;

import io.foreshock.market.MarketId;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The moves of single markets, made once for every window of joint days. They do not depend on the
 * other markets of a group, so all groups that meet on the same days share them. Safe for threads.
 */
public final class SharedScenarios {

  private final Map<Window, Moves> kept = new ConcurrentHashMap<>();

  /**
   * A market on some days.
   *
   * @param market the market; its residuals are compared by identity of their arrays
   * @param epochDays the joint days
   */
  private record Window(ScenarioMarket market, long[] epochDays) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Window window
          && market.equals(window.market)
          && Arrays.equals(epochDays, window.epochDays);
    }

    @Override
    public int hashCode() {
      return 31 * market.hashCode() + Arrays.hashCode(epochDays);
    }
  }

  /**
   * The moves of a market at both levels.
   *
   * @param marketId the market
   * @param initial at the size of initial margin
   * @param maintenance at the size of maintenance margin
   */
  record Moves(MarketId marketId, MarketScenarios initial, MarketScenarios maintenance) {}

  /**
   * Returns the moves of a market of a group.
   *
   * @param place place of the market in the group
   * @param residuals its residuals on the joint days
   * @param tailShare share of scenarios in the tail
   */
  Moves of(JointGroup group, int place, double[] residuals, double tailShare) {
    Window window = new Window(group.markets().get(place), group.epochDays());
    return kept.computeIfAbsent(
        window, key -> moves(key.market(), residuals, group.volatilityChanges(place), tailShare));
  }

  private static Moves moves(
      ScenarioMarket market, double[] residuals, double[] changes, double tailShare) {
    double sigma = market.dailyVolatility();
    return new Moves(
        market.residuals().marketId(),
        MarketScenarios.scaled(residuals, changes, sigma, market.initial(), tailShare),
        MarketScenarios.scaled(residuals, changes, sigma, market.maintenance(), tailShare));
  }
}
