package io.foreshock.application;

import io.foreshock.policy.SidedPpm;
import io.foreshock.portfolio.scenario.ScenarioMarket;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The joint scenarios of the combinations of markets that were last asked for. */
final class ScenarioMemory {

  private static final int COMBINATIONS = 64;
  private static final float LOAD = 0.75f;

  private final Map<Key, List<ScenarioSet>> kept =
      new LinkedHashMap<>(COMBINATIONS, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<ScenarioSet>> eldest) {
          return size() > COMBINATIONS;
        }
      };

  /**
   * What scenarios are made from.
   *
   * @param setIds sets of the markets, whose days they are, in the order of the markets' ids
   * @param sizes how large the moves of each market are
   * @param correlationShift how far correlations are moved
   */
  record Key(List<String> setIds, List<Size> sizes, double correlationShift) {}

  /**
   * How large a market's moves are.
   *
   * @param dailyVolatility volatility of a day, log
   * @param initial initial margin, ppm
   * @param maintenance maintenance margin, ppm
   */
  record Size(double dailyVolatility, SidedPpm initial, SidedPpm maintenance) {

    /** Returns the size of a market's moves. */
    static Size of(ScenarioMarket market) {
      return new Size(market.dailyVolatility(), market.initial(), market.maintenance());
    }
  }

  /**
   * Returns the scenarios of some markets.
   *
   * @param key what they are made from
   * @param make makes them where they are not known
   */
  List<ScenarioSet> of(Key key, Supplier<List<ScenarioSet>> make) {
    synchronized (kept) {
      List<ScenarioSet> known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    List<ScenarioSet> made = make.get();
    synchronized (kept) {
      kept.put(key, made);
    }
    return made;
  }
}
