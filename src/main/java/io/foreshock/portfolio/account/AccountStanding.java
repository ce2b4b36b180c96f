package io.foreshock.portfolio.account;

import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.AccountNumbers;
import io.foreshock.portfolio.AccountState;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How an account is said to stand. It stands worse at once, and better only when equity passes the
 * requirement raised by {@link WatchRules#sparePpm}, or has been enough without it for {@link
 * WatchRules#dwellMs}. So it never stands better than its numbers say, and numbers that swing
 * around a threshold do not make it change to and fro.
 *
 * @param state the state
 * @param sinceMs since when, epoch milliseconds
 * @param better the better state its numbers have spoken of without interruption, if they do
 */
public record AccountStanding(AccountState state, long sinceMs, Optional<Better> better) {

  /**
   * Numbers that are better than the standing.
   *
   * @param worst the worst state they spoke of
   * @param sinceMs since when, epoch milliseconds
   */
  public record Better(AccountState worst, long sinceMs) {}

  /** Returns the standing of an account of which nothing was known before: what its numbers say. */
  public static AccountStanding first(AccountNumbers numbers, long atMs) {
    return new AccountStanding(numbers.state(), atMs, Optional.empty());
  }

  /**
   * Returns the standing after new numbers.
   *
   * @param numbers the numbers
   * @param atMs moment they are of, epoch milliseconds, not before the last ones
   */
  public AccountStanding next(AccountNumbers numbers, WatchRules rules, long atMs) {
    AccountState raw = numbers.state();
    if (isWorse(raw, state)) {
      return new AccountStanding(raw, atMs, Optional.empty());
    }
    return raw == state
        ? new AccountStanding(state, sinceMs, Optional.empty())
        : recovering(numbers, rules, atMs);
  }

  private AccountStanding recovering(AccountNumbers numbers, WatchRules rules, long atMs) {
    AccountState raw = numbers.state();
    Better seen = better.map(before -> merged(before, raw)).orElse(new Better(raw, atMs));
    AccountState sure = withSpare(numbers, rules.sparePpm());
    AccountState allowed = isWorse(state, sure) ? sure : state;
    if (atMs - seen.sinceMs() >= rules.dwellMs() && isWorse(allowed, seen.worst())) {
      allowed = seen.worst();
    }
    if (allowed == state) {
      return new AccountStanding(state, sinceMs, Optional.of(seen));
    }
    Optional<Better> still =
        isWorse(allowed, raw) ? Optional.of(new Better(raw, atMs)) : Optional.empty();
    return new AccountStanding(allowed, atMs, still);
  }

  private static Better merged(Better before, AccountState raw) {
    return isWorse(raw, before.worst()) ? new Better(raw, before.sinceMs()) : before;
  }

  private static boolean isWorse(AccountState state, AccountState other) {
    return state.compareTo(other) > 0;
  }

  private static AccountState withSpare(AccountNumbers numbers, long sparePpm) {
    return AccountState.of(
        numbers.equityUsd6(),
        raised(numbers.initialUsd6(), sparePpm),
        raised(numbers.maintenanceUsd6(), sparePpm));
  }

  /** Rounded up, in whole numbers of any size. */
  private static long raised(long amount, long sparePpm) {
    BigInteger part = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(sparePpm));
    long whole = part.divide(BigInteger.valueOf(Ppm.ONE)).longValueExact();
    long rest = part.mod(BigInteger.valueOf(Ppm.ONE)).signum();
    return Math.addExact(amount, whole + rest);
  }
}
