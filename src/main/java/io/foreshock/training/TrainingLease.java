package io.foreshock.training;

import java.util.Optional;

/**
 * Port: the right to train, held by one process of a store at a time. It runs out unless it is
 * renewed. Each holder gets a token that is greater than all before it; what is written under an
 * older token is refused, so that a holder who was suspended and comes back too late harms nothing
 * (Kleppmann, Designing Data-Intensive Applications, 2017, chapter 8).
 */
public interface TrainingLease {

  /**
   * Takes the lease if it is free or has run out.
   *
   * @param holder who takes it, unique to a process
   * @param nowMs now, epoch milliseconds
   * @param untilMs when it runs out, epoch milliseconds
   * @return the lease, empty if somebody holds it
   */
  Optional<Held> acquire(String holder, long nowMs, long untilMs);

  /**
   * Holds the lease for longer.
   *
   * @param held as it was acquired or renewed last
   * @param nowMs now, epoch milliseconds
   * @param untilMs when it runs out, epoch milliseconds
   * @return the lease with its new end, empty if it has run out or somebody else has it
   */
  Optional<Held> renew(Held held, long nowMs, long untilMs);

  /** Gives the lease back; of no effect if somebody else has it. */
  void release(Held held);

  /** Returns who holds the lease, empty if it is free or has run out. */
  Optional<Held> current(long nowMs);

  /**
   * A lease that somebody holds.
   *
   * @param holder who holds it
   * @param token greater than that of any holder before
   * @param expiresAtMs when it runs out, epoch milliseconds
   */
  record Held(String holder, long token, long expiresAtMs) {}
}
