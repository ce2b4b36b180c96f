package io.foreshock.application;

import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The joint scenarios of the combinations of markets that were last asked for. */
final class ScenarioMemory {

  private static final int COMBINATIONS = 64;
  private static final float LOAD = 0.75f;

  private final Map<List<String>, List<ScenarioSet>> kept =
      new LinkedHashMap<>(COMBINATIONS, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, List<ScenarioSet>> eldest) {
          return size() > COMBINATIONS;
        }
      };

  /**
   * Returns the scenarios of some markets as they are published.
   *
   * @param risks the markets, in the order of their ids
   * @param make makes them where they are not known
   */
  List<ScenarioSet> of(Collection<MarketRisk> risks, Supplier<List<ScenarioSet>> make) {
    List<String> key = risks.stream().map(risk -> risk.publication().setId()).toList();
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
