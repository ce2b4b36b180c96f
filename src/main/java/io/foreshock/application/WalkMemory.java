package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.market.StoredMarket;
import io.foreshock.model.Editions;
import io.foreshock.policy.FallbackHold;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Publications that markets were walked to before, so that an edition that comes back, or one of
 * another class that goes, costs no walk. A walk is a function of what it is given, so the
 * publication of equal inputs is the one a walk would come to. Used by one thread.
 */
final class WalkMemory {

  /** What is published, what was before, and one more. */
  private static final int MOST_OF_A_MARKET = 3;

  private final Map<MarketId, Deque<Walked>> walked = new HashMap<>();

  /**
   * Everything that a walk depends on and that may change while the process lives.
   *
   * @param stored the market; its revision stands for its bars
   * @param editions editions of its class
   * @param holds what keeps it from loosening
   */
  record Inputs(StoredMarket stored, Editions editions, List<FallbackHold> holds) {}

  private record Walked(Inputs inputs, MarketPublication publication) {}

  /** Returns what a walk of these inputs came to, empty where it is not remembered. */
  Optional<MarketPublication> recall(Inputs inputs) {
    Deque<Walked> known = of(inputs);
    Optional<Walked> found =
        known.stream().filter(each -> each.inputs().equals(inputs)).findFirst();
    found.ifPresent(each -> {
      known.remove(each);
      known.addLast(each);
    });
    return found.map(Walked::publication);
  }

  /** Remembers a publication; of bars that the market has no longer, none is remembered. */
  void remember(Inputs inputs, MarketPublication publication) {
    Deque<Walked> known = of(inputs);
    known.removeIf(each -> !each.inputs().stored().equals(inputs.stored()));
    known.addLast(new Walked(inputs, publication));
    if (known.size() > MOST_OF_A_MARKET) {
      known.removeFirst();
    }
  }

  private Deque<Walked> of(Inputs inputs) {
    return walked.computeIfAbsent(inputs.stored().market().id(), id -> new ArrayDeque<>());
  }

  /** Forgets markets that the store does not know. */
  void keepOnly(Set<MarketId> known) {
    walked.keySet().retainAll(known);
  }
}
