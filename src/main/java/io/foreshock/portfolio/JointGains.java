package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Joint scenarios of some markets with what the contracts of each gain in them: all that accounts
 * in exactly these markets have in common. Safe for threads.
 */
public final class JointGains {

  private final List<ScenarioSet> sets;
  private final List<List<MarketGains>> gains = new ArrayList<>();
  private final Map<MarketId, Place> places = new HashMap<>();

  /**
   * Where a market stands.
   *
   * @param group place of its set
   * @param market its place in the set
   */
  record Place(int group, int market) {}

  /**
   * Joins the gains of the markets of some sets.
   *
   * @param sets joint scenarios, each market in one of them
   * @param gainsOf makes or finds the gains of a market in a set
   */
  public JointGains(
      List<ScenarioSet> sets, BiFunction<MarketId, ScenarioSet, MarketGains> gainsOf) {
    this.sets = List.copyOf(sets);
    for (int group = 0; group < sets.size(); group++) {
      ScenarioSet set = sets.get(group);
      gains.add(set.markets().stream().map(id -> gainsOf.apply(id, set)).toList());
      for (int market = 0; market < set.markets().size(); market++) {
        places.put(set.markets().get(market), new Place(group, market));
      }
    }
  }

  /** Returns the number of groups of markets. */
  int groups() {
    return sets.size();
  }

  /** Returns the scenarios of a group. */
  ScenarioSet set(int group) {
    return sets.get(group);
  }

  /** Returns the gains of the markets of a group, in the order of its set. */
  List<MarketGains> gains(int group) {
    return gains.get(group);
  }

  /**
   * Returns where a market stands.
   *
   * @throws IllegalArgumentException if it is in none of the sets
   */
  Place place(MarketId id) {
    Place place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException("no scenarios of " + id.value());
    }
    return place;
  }

  /** Returns the gains of a market. */
  public MarketGains gains(MarketId id) {
    Place place = place(id);
    return gains.get(place.group()).get(place.market());
  }
}
