package io.foreshock.portfolio.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.portfolio.AccountNumbers;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.Requirement;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccountStandingTest {

  private static final long HOUR_MS = 3_600_000L;
  private static final WatchRules RULES = WatchRules.DEFAULT;

  /** Initial margin 1,000, maintenance margin 600. */
  private static AccountNumbers numbers(long equity) {
    return new AccountNumbers(components(1_000), components(600), equity);
  }

  private static Requirement.Components components(long usd6) {
    return new Requirement.Components(usd6, 0, 0, 0);
  }

  private static AccountStanding standing(long equity) {
    return AccountStanding.first(numbers(equity), 0);
  }

  @Test
  void first_isWhatTheNumbersSay() {
    assertThat(standing(1_100).state()).isEqualTo(AccountState.HEALTHY);
    assertThat(standing(1_099).state()).isEqualTo(AccountState.WARNING);
    assertThat(standing(999).state()).isEqualTo(AccountState.MARGIN_CALL);
    assertThat(standing(599).state()).isEqualTo(AccountState.LIQUIDATE);
  }

  @Test
  void next_worse_isToldAtOnce() {
    AccountStanding after = standing(2_000).next(numbers(599), RULES, 5);
    assertThat(after.state()).isEqualTo(AccountState.LIQUIDATE);
    assertThat(after.sinceMs()).isEqualTo(5);
  }

  /** Requirements raised by a twentieth: 630, 1,050, and with a tenth to spare 1,155. */
  @Test
  void next_better_needsATwentiethToSpare() {
    AccountStanding liquidate = standing(0);
    assertThat(liquidate.next(numbers(629), RULES, 1).state()).isEqualTo(AccountState.LIQUIDATE);
    assertThat(liquidate.next(numbers(630), RULES, 1).state()).isEqualTo(AccountState.MARGIN_CALL);
    assertThat(liquidate.next(numbers(1_049), RULES, 1).state())
        .isEqualTo(AccountState.MARGIN_CALL);
    assertThat(liquidate.next(numbers(1_050), RULES, 1).state()).isEqualTo(AccountState.WARNING);
    assertThat(liquidate.next(numbers(1_154), RULES, 1).state()).isEqualTo(AccountState.WARNING);
    assertThat(liquidate.next(numbers(1_155), RULES, 1).state()).isEqualTo(AccountState.HEALTHY);
  }

  @Test
  void next_betterForADay_isToldWithoutSpare() {
    AccountStanding call = standing(999).next(numbers(1_010), RULES, HOUR_MS);
    assertThat(call.state()).isEqualTo(AccountState.MARGIN_CALL);
    AccountStanding still = call.next(numbers(1_010), RULES, 25 * HOUR_MS - 1);
    assertThat(still.state()).isEqualTo(AccountState.MARGIN_CALL);
    assertThat(still.sinceMs()).isZero();
    assertThat(still.next(numbers(1_010), RULES, 25 * HOUR_MS).state())
        .isEqualTo(AccountState.WARNING);
  }

  @Test
  void next_interrupted_beginsTheDwellAgain() {
    AccountStanding again =
        standing(999)
            .next(numbers(1_010), RULES, HOUR_MS)
            .next(numbers(990), RULES, 20 * HOUR_MS)
            .next(numbers(1_010), RULES, 21 * HOUR_MS);
    assertThat(again.next(numbers(1_010), RULES, 44 * HOUR_MS).state())
        .isEqualTo(AccountState.MARGIN_CALL);
    assertThat(again.next(numbers(1_010), RULES, 45 * HOUR_MS).state())
        .isEqualTo(AccountState.WARNING);
  }

  /** The standing depends on the worst of the dwell, not on its last day. */
  @Test
  void next_betterForADayInTwoStates_isTheWorseOfThem() {
    AccountStanding after =
        standing(0)
            .next(numbers(610), RULES, 0)
            .next(numbers(1_010), RULES, HOUR_MS)
            .next(numbers(1_010), new WatchRules(1_000_000, 24 * HOUR_MS, 1_160_000), 24 * HOUR_MS);
    assertThat(after.state()).isEqualTo(AccountState.MARGIN_CALL);
  }

  @Test
  void next_randomNumbers_isNeverBetterThanTheyAreNorLate() {
    SplittableRandom random = new SplittableRandom(5);
    AccountStanding standing = standing(1_000);
    long atMs = 0;
    int better = 0;
    for (int i = 0; i < 100_000; i++) {
      atMs += random.nextInt((int) (10 * HOUR_MS));
      AccountNumbers numbers = numbers(random.nextInt(1_400));
      AccountState before = standing.state();
      standing = standing.next(numbers, RULES, atMs);
      assertThat(standing.state()).isGreaterThanOrEqualTo(numbers.state());
      if (numbers.state().compareTo(before) >= 0) {
        assertThat(standing.state()).isEqualTo(numbers.state());
      }
      better += standing.state().compareTo(before) < 0 ? 1 : 0;
    }
    assertThat(better).isGreaterThan(1_000);
  }

  /** Equity within two hundredths of a threshold, every minute for a day: one change at most. */
  @Test
  void next_swingingNumbers_doNotMakeItFlicker() {
    SplittableRandom random = new SplittableRandom(6);
    for (long threshold : new long[] {600, 1_000, 1_100}) {
      AccountStanding standing = standing(threshold);
      int changes = 0;
      for (int minute = 0; minute < 1_440; minute++) {
        AccountState before = standing.state();
        long equity = threshold - 12 + random.nextInt(24);
        standing = standing.next(numbers(equity), RULES, minute * 60_000L);
        changes += standing.state() == before ? 0 : 1;
      }
      assertThat(changes).isEqualTo(1);
    }
  }

  @Test
  void next_largestAmounts_doNotOverflow() {
    long huge = 9_000_000_000_000_000_000L / 2;
    AccountNumbers numbers =
        new AccountNumbers(
            new Requirement.Components(huge, 0, 0, 0),
            new Requirement.Components(huge / 2, 0, 0, 0),
            huge);
    assertThat(standing(0).next(numbers, RULES, 1).state()).isEqualTo(AccountState.MARGIN_CALL);
  }
}
