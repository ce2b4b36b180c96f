package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.portfolio.AccountMargin;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.LiquidationProposal;
import io.foreshock.portfolio.account.Account;
import io.foreshock.portfolio.account.AccountEvent;
import io.foreshock.portfolio.account.AccountException;
import io.foreshock.portfolio.account.AccountId;
import io.foreshock.portfolio.account.AccountPosition;
import io.foreshock.portfolio.account.AccountRegister;
import io.foreshock.portfolio.account.AccountStanding;
import io.foreshock.portfolio.account.EventLog;
import io.foreshock.portfolio.account.PledgedAsset;
import io.foreshock.portfolio.account.WatchRules;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Use case: keeps accounts and measures all of them again by whatever is published anew. An account
 * that cannot be measured stands as before. What changed how an account stands is told in a log of
 * events.
 */
public final class WatchAccounts {

  /** Events that are kept for readers who come back; at three kilobytes each a bounded memory. */
  private static final int MOST_EVENTS = 20_000;

  private static final long EVENTS_PER_MS = 1_000;

  private final AssessPortfolio portfolios;
  private final Supplier<PublishedSnapshot> published;
  private final AccountRegister register;
  private final ExecutorService workers;
  private final InstantSource clock;
  private final Limits limits;
  private final NavigableMap<AccountId, WatchedAccount> accounts = new ConcurrentSkipListMap<>();
  private final EventLog events;
  private final Object roundLock = new Object();
  private volatile boolean loaded;
  private long positions;
  private @Nullable WatchRound round;
  private @Nullable WatchRound measuredBy;

  /**
   * How much is watched.
   *
   * @param accounts most accounts
   * @param positions most positions of all accounts
   * @param threads accounts measured at a time
   */
  public record Limits(int accounts, long positions, int threads) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public Limits {
      if (!(accounts >= 1 && positions >= 1 && threads >= 1)) {
        throw new IllegalArgumentException(
            "limits of accounts must be at least 1, were "
                + accounts
                + " accounts, "
                + positions
                + " positions and "
                + threads
                + " threads");
      }
    }
  }

  /**
   * What a round over all accounts did.
   *
   * @param assessed accounts that were measured
   * @param failed accounts that could not be
   * @param events how many events it told
   * @param notKept why standings were not kept in the store, if they were not
   */
  public record Report(int assessed, int failed, int events, Optional<String> notKept) {}

  /**
   * Makes the use case; accounts are read from the register when first needed.
   *
   * @param portfolios what values markets and assets
   * @param published what is published now
   * @param register where accounts are kept
   * @param workers threads that measure
   * @param clock tells the time
   * @param limits how much is watched
   */
  public WatchAccounts(
      AssessPortfolio portfolios,
      Supplier<PublishedSnapshot> published,
      AccountRegister register,
      ExecutorService workers,
      InstantSource clock,
      Limits limits) {
    this.portfolios = portfolios;
    this.published = published;
    this.register = register;
    this.workers = workers;
    this.clock = clock;
    this.limits = limits;
    this.events = new EventLog(MOST_EVENTS, clock.millis() * EVENTS_PER_MS);
  }

  /** Returns what was told last; readers follow it. */
  public EventLog events() {
    return events;
  }

  /**
   * Registers an account or puts it in the place of what is known, and measures it.
   *
   * @param order what it holds, by what is published
   * @param snapshot what is published
   * @param expectedVersion version that must be in force, if one must
   * @throws AccountException if it may not; nothing has changed then
   */
  public AccountStatus put(
      AccountId id,
      PortfolioOrder order,
      PublishedSnapshot snapshot,
      OptionalLong expectedVersion) {
    Account account = account(id, order, snapshot);
    round(snapshot).book(account); // what cannot be valued is refused before anything is kept
    WatchedAccount watched = stored(account, expectedVersion);
    Optional<AccountEvent> event =
        watched.assess(round(snapshot), new AccountMargin(), clock.millis());
    if (event.isPresent()) {
      events.add(List.of(event.get()));
      keepStandings(List.of(watched));
    }
    return watched.status();
  }

  private static Account account(AccountId id, PortfolioOrder order, PublishedSnapshot snapshot) {
    return new Account(
        id,
        0,
        order.positions().stream()
            .map(each -> AccountPosition.of(each, valuedAtMs(each.marketId(), snapshot)))
            .toList(),
        order.collateral().stream()
            .map(each ->
                new PledgedAsset(
                    each.name(), each.quantity(), each.markPrice(), each.oraclePrice()))
            .toList());
  }

  private static long valuedAtMs(MarketId id, PublishedSnapshot snapshot) {
    return snapshot
        .market(id)
        .orElseThrow(() -> new RiskException.UnknownMarket(id.value()))
        .lastCloseMs();
  }

  private synchronized WatchedAccount stored(Account asked, OptionalLong expectedVersion) {
    load();
    WatchedAccount known = accounts.get(asked.id());
    long more = asked.positions().size() - (known == null ? 0 : known.size());
    requireRoom(known == null, more);
    Account account =
        register.put(asked.id(), asked.positions(), asked.collateral(), expectedVersion);
    positions += more;
    if (known == null) {
      known = new WatchedAccount(account, Optional.empty(), WatchRules.DEFAULT);
      accounts.put(asked.id(), known);
    } else {
      known.replace(account);
    }
    return known;
  }

  private void requireRoom(boolean another, long morePositions) {
    if (another && accounts.size() >= limits.accounts()) {
      throw new AccountException.TooMany("accounts", limits.accounts());
    }
    if (morePositions > 0 && positions + morePositions > limits.positions()) {
      throw new AccountException.TooMany("positions of all accounts", limits.positions());
    }
  }

  private void load() {
    if (!loaded) {
      loadOnce();
    }
  }

  private synchronized void loadOnce() {
    if (loaded) {
      return;
    }
    Map<AccountId, AccountStanding> standings = register.standings();
    for (Account account : register.all()) {
      positions += account.positions().size();
      accounts.put(
          account.id(),
          new WatchedAccount(
              account, Optional.ofNullable(standings.get(account.id())), WatchRules.DEFAULT));
    }
    loaded = true;
  }

  /**
   * Returns an account.
   *
   * @throws AccountException.Unknown if there is none of this name
   */
  public AccountStatus find(AccountId id) {
    return watched(id).status();
  }

  private WatchedAccount watched(AccountId id) {
    load();
    WatchedAccount watched = accounts.get(id);
    if (watched == null) {
      throw new AccountException.Unknown(id.value());
    }
    return watched;
  }

  /**
   * Returns what should be closed of an account by what is published now; empty where nothing is.
   *
   * @throws AccountException.Unknown if there is no account of this name
   * @throws RiskException if it cannot be measured
   */
  public Optional<LiquidationProposal> proposal(AccountId id) {
    return watched(id).proposal(round(published.get()), new AccountMargin());
  }

  /**
   * Returns accounts in the order of their names.
   *
   * @param after name after which to begin, exclusive
   * @param state those that stand so alone, if told
   * @param limit how many at most
   */
  public List<AccountStatus> page(
      Optional<AccountId> after, Optional<AccountState> state, int limit) {
    load();
    Stream<WatchedAccount> from =
        after.map(id -> accounts.tailMap(id, false)).orElse(accounts).values().stream();
    return from.map(WatchedAccount::status)
        .filter(status -> state.isEmpty() || standsSo(status, state.get()))
        .limit(limit)
        .toList();
  }

  private static boolean standsSo(AccountStatus status, AccountState state) {
    return status.assessed().filter(each -> each.standing().state() == state).isPresent();
  }

  /**
   * Removes an account.
   *
   * @param version version that must be in force
   * @throws AccountException if it is not; nothing has changed then
   */
  public synchronized void remove(AccountId id, long version) {
    WatchedAccount watched = watched(id);
    register.remove(id, version);
    positions -= watched.size();
    accounts.remove(id);
  }

  /**
   * Measures all accounts by what is published now, unless they were already. One thread at a time
   * may call this.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Report run() throws InterruptedException {
    load();
    List<WatchedAccount> all = List.copyOf(accounts.values());
    if (all.isEmpty()) {
      return new Report(0, 0, 0, Optional.empty());
    }
    WatchRound by = round(published.get());
    if (by == measuredBy) {
      return new Report(0, 0, 0, Optional.empty()); // no price and no parameter has changed
    }
    SortedMap<Integer, AccountEvent> told = measured(all, by);
    measuredBy = by;
    events.add(List.copyOf(told.values()));
    List<WatchedAccount> changed = told.keySet().stream().map(all::get).toList();
    int failed = (int) all.stream().filter(each -> each.status().failure().isPresent()).count();
    return new Report(all.size() - failed, failed, told.size(), keepStandings(changed));
  }

  /** Threads take the next account as they come; what is told stands in the order of accounts. */
  private SortedMap<Integer, AccountEvent> measured(List<WatchedAccount> all, WatchRound by)
      throws InterruptedException {
    SortedMap<Integer, AccountEvent> told = new ConcurrentSkipListMap<>();
    AtomicInteger next = new AtomicInteger();
    long atMs = clock.millis();
    Callable<Integer> work =
        () -> {
          AccountMargin margin = new AccountMargin();
          int place = next.getAndIncrement();
          while (place < all.size()) {
            int at = place;
            all.get(place).assess(by, margin, atMs).ifPresent(event -> told.put(at, event));
            place = next.getAndIncrement();
          }
          return place;
        };
    List<Callable<Integer>> parts = new ArrayList<>();
    for (int thread = 0; thread < limits.threads(); thread++) {
      parts.add(work);
    }
    for (Future<Integer> part : workers.invokeAll(parts)) {
      await(part);
    }
    return told;
  }

  private static void await(Future<Integer> part) throws InterruptedException {
    try {
      part.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("accounts could not be measured", failed.getCause());
    }
  }

  private WatchRound round(PublishedSnapshot snapshot) {
    synchronized (roundLock) {
      WatchRound before = round;
      if (before != null
          && before.snapshot().sequence() == snapshot.sequence()
          && before.isCurrent()) {
        return before;
      }
      WatchRound next = new WatchRound(portfolios, snapshot);
      if (before != null && before.snapshot().sequence() > snapshot.sequence()) {
        return next; // who reads an older snapshot takes nothing from the newer round
      }
      round = before == null ? next : next.after(before);
      return round;
    }
  }

  /** A standing that is not kept is measured anew after a restart; that is no reason to fail. */
  private Optional<String> keepStandings(List<WatchedAccount> changed) {
    Map<AccountId, AccountStanding> standings = new HashMap<>();
    changed.forEach(each ->
        each.standing().ifPresent(standing -> standings.put(each.account().id(), standing)));
    try {
      if (!standings.isEmpty()) {
        register.keep(standings);
      }
      return Optional.empty();
    } catch (StoreUnavailableException failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    }
  }
}
