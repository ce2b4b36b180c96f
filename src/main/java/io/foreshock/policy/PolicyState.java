package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a later evaluation needs of the earlier ones; immutable and independent of where it is
 * kept.
 *
 * @param published what was published in the last 24 hours and the one value before, ascending in
 *     time; empty before the first evaluation
 * @param memory the rest, empty exactly when {@code published} is
 */
public record PolicyState(List<PublishedLevel> published, Optional<PolicyMemory> memory) {

  private static final long DAY_MS = 86_400_000L;
  private static final PolicyState INITIAL = new PolicyState(List.of(), Optional.empty());

  /**
   * Copies the list and checks the order.
   *
   * @throws IllegalArgumentException if the times do not ascend or only one part is empty
   */
  public PolicyState {
    published = List.copyOf(published);
    if (published.isEmpty() == memory.isPresent()) {
      throw new IllegalArgumentException("published and memory must be both empty or both filled");
    }
    for (int i = 1; i < published.size(); i++) {
      if (!(published.get(i).atMs() > published.get(i - 1).atMs())) {
        throw new IllegalArgumentException("published must ascend in time, was " + published);
      }
    }
  }

  /** Returns the state before the first evaluation. */
  public static PolicyState initial() {
    return INITIAL;
  }

  /** Whether nothing has been evaluated yet. */
  public boolean isInitial() {
    return published.isEmpty();
  }

  /**
   * Returns the last published level.
   *
   * @throws java.util.NoSuchElementException before the first evaluation
   */
  public PublishedLevel last() {
    return published.getLast();
  }

  /**
   * Returns the initial margin of a side in force at a time, ppm; the first one known where the
   * time is earlier than that.
   *
   * @throws java.util.NoSuchElementException before the first evaluation
   */
  public long inForcePpm(Side side, long atMs) {
    PublishedLevel found = published.getFirst();
    for (PublishedLevel level : published) {
      found = level.atMs() <= atMs ? level : found;
    }
    return found.imf().of(side);
  }

  /**
   * Returns the state after a ladder, fallback or override outside the policy has put a higher
   * initial margin in force; a lower one is ignored. Dwell and down-step count from there.
   *
   * @param imf initial margin per side, ppm of notional
   * @param atMs epoch milliseconds, later than the last publication
   * @throws java.util.NoSuchElementException before the first evaluation
   * @throws IllegalArgumentException if {@code atMs} is not later, or a level above 10⁶
   */
  public PolicyState raisedTo(SidedPpm imf, long atMs) {
    PublishedLevel raised = new PublishedLevel(atMs, last().imf().max(imf));
    return new PolicyState(appended(raised), memory.map(known -> known.withDwellFrom(atMs)));
  }

  /**
   * Returns the state as it were with another regime label held; a label that is held already keeps
   * its time.
   *
   * @param label the label
   * @param sinceMs epoch milliseconds since when it is taken to be held
   */
  public PolicyState holding(Regime label, long sinceMs) {
    return new PolicyState(published, memory.map(known -> known.holding(label, sinceMs)));
  }

  /**
   * Returns the state as it would be had another initial margin of one side been in force all
   * along.
   *
   * @param ppm initial margin of the side, ppm of notional, in [1, 10⁶]
   */
  PolicyState withInForce(Side side, long ppm) {
    return new PolicyState(
        published.stream()
            .map(level -> new PublishedLevel(level.atMs(), level.imf().with(side, ppm)))
            .toList(),
        memory);
  }

  /** Returns the state after a publication. */
  PolicyState after(PublishedLevel level, PolicyMemory newMemory) {
    return new PolicyState(appended(level), Optional.of(newMemory));
  }

  private List<PublishedLevel> appended(PublishedLevel level) {
    List<PublishedLevel> kept = new ArrayList<>();
    for (int i = 0; i < published.size(); i++) {
      boolean last = i + 1 == published.size();
      if (last || published.get(i + 1).atMs() > level.atMs() - DAY_MS) {
        kept.add(published.get(i));
      }
    }
    kept.add(level);
    return kept;
  }
}
