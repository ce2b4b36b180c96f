package io.foreshock.application;

import io.foreshock.application.AccountStatus.Assessed;
import io.foreshock.portfolio.AccountBook;
import io.foreshock.portfolio.AccountMargin;
import io.foreshock.portfolio.AccountNumbers;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.LiquidationProposal;
import io.foreshock.portfolio.PartialLiquidation;
import io.foreshock.portfolio.account.Account;
import io.foreshock.portfolio.account.AccountEvent;
import io.foreshock.portfolio.account.AccountStanding;
import io.foreshock.portfolio.account.EventCause;
import io.foreshock.portfolio.account.WatchRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account under watch: what it holds, and how it was found last. Safe for threads. */
final class WatchedAccount {

  private final WatchRules rules;
  private Account account;
  private @Nullable AccountStanding standing;
  private @Nullable Assessed assessed;
  private @Nullable WatchRound round;
  private @Nullable String failure;

  /**
   * Begins to watch.
   *
   * @param standing how it stood when it was watched last, if it was
   */
  WatchedAccount(Account account, Optional<AccountStanding> standing, WatchRules rules) {
    this.account = account;
    this.standing = standing.orElse(null);
    this.rules = rules;
  }

  synchronized Account account() {
    return account;
  }

  /** Returns the number of its positions. */
  int size() {
    return account().positions().size();
  }

  /** Puts another version of the account in place; how it stands is kept. */
  synchronized void replace(Account changed) {
    account = changed;
  }

  synchronized AccountStatus status() {
    return new AccountStatus(account, Optional.ofNullable(assessed), Optional.ofNullable(failure));
  }

  /** Returns how the account stands; empty before it was measured. */
  synchronized Optional<AccountStanding> standing() {
    return Optional.ofNullable(standing);
  }

  /**
   * Measures the account.
   *
   * @param by what is published
   * @param margin what measures; of the calling thread alone
   * @param atMs now, epoch milliseconds
   * @return what is to be told, if it stands otherwise now
   */
  Optional<AccountEvent> assess(WatchRound by, AccountMargin margin, long atMs) {
    Account measured = account();
    try {
      AccountBook book = by.book(measured);
      return update(measured, by, book, margin.measure(book), atMs)
          .map(event -> withProposal(event, book, margin));
    } catch (RiskException | ArithmeticException problem) {
      fail(measured, String.valueOf(problem.getMessage()));
      return Optional.empty();
    }
  }

  /** Returns what should be closed now, if the account is below initial margin. */
  Optional<LiquidationProposal> proposal(WatchRound by, AccountMargin margin) {
    return PartialLiquidation.of(by.book(account()), margin, rules.targetPpm());
  }

  private AccountEvent withProposal(AccountEvent event, AccountBook book, AccountMargin margin) {
    if (event.after().compareTo(AccountState.MARGIN_CALL) < 0) {
      return event;
    }
    return new AccountEvent(
        event.atMs(),
        event.accountId(),
        event.version(),
        event.before(),
        event.after(),
        event.cause(),
        event.numbers(),
        event.snapshotSequence(),
        PartialLiquidation.of(book, margin, rules.targetPpm()));
  }

  private synchronized void fail(Account measured, String reason) {
    if (measured.version() == account.version()) {
      failure = reason;
    }
  }

  private synchronized Optional<AccountEvent> update(
      Account measured, WatchRound by, AccountBook book, AccountNumbers numbers, long atMs) {
    if (measured.version() != account.version() || isOlder(measured, by)) {
      return Optional.empty(); // a newer one was measured, or will be at once
    }
    AccountState before = standing == null ? AccountState.HEALTHY : standing.state();
    AccountStanding next =
        standing == null
            ? AccountStanding.first(numbers, atMs)
            : standing.next(numbers, rules, atMs);
    EventCause cause = before == next.state() ? EventCause.DWELL : cause(measured, by, book);
    standing = next;
    long sequence = by.snapshot().sequence();
    assessed = new Assessed(measured.version(), numbers, next, sequence, atMs);
    round = by;
    failure = null;
    return before == next.state()
        ? Optional.empty()
        : Optional.of(
            new AccountEvent(
                atMs,
                measured.id(),
                measured.version(),
                before,
                next.state(),
                cause,
                numbers,
                sequence,
                Optional.empty()));
  }

  private boolean isOlder(Account measured, WatchRound by) {
    return assessed != null
        && assessed.version() == measured.version()
        && assessed.snapshotSequence() > by.snapshot().sequence();
  }

  private EventCause cause(Account measured, WatchRound by, AccountBook book) {
    if (assessed == null || round == null || assessed.version() != measured.version()) {
      return EventCause.POSITIONS;
    }
    return new MarketMoves(round, by).cause(book);
  }
}
