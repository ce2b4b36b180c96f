package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.FitMemory;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.Assessment;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.account.AccountEvent;
import io.foreshock.portfolio.account.AccountException;
import io.foreshock.portfolio.account.AccountId;
import io.foreshock.portfolio.account.EventCause;
import io.foreshock.portfolio.account.EventLog;
import io.foreshock.portfolio.pricing.OptionKind;
import io.foreshock.portfolio.pricing.OptionTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchAccountsTest {

  private static final long DAY_MS = SimulatedMarkets.DAY_MS;
  private static final Market A = SimulatedMarkets.crypto("AUSDT");
  private static final Market B = SimulatedMarkets.crypto("BUSDT");
  private static final AccountId DESK = new AccountId("desk");
  private static final WatchAccounts.Limits LIMITS = new WatchAccounts.Limits(3, 8, 2);

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final MemoryStore store = new MemoryStore();
  private final ActiveModels models = new ActiveModels(() -> Walks.NO_MODELS, Map.of());
  private final PublishMargins margins =
      new PublishMargins(store, models, new FitMemory(), Walks.chain(), Walks.UNWARNED, executor);
  private final MarketRisks risks = new MarketRisks(store, models, margins::fits);
  private final AssessPortfolio portfolios = Walks.portfolios(risks);
  private final MemoryRegister register = new MemoryRegister();
  private long nowMs = 1_000;
  private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs);
  private final WatchAccounts accounts = watch();

  private WatchAccounts watch() {
    return new WatchAccounts(portfolios, margins::snapshot, register, executor, clock, LIMITS);
  }

  @BeforeEach
  void publish() throws InterruptedException {
    append(A, bars(A, 1), 300);
    append(B, bars(B, 2), 300);
    refresh();
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private static PriceSeries bars(Market market, long seed) {
    return SimulatedMarkets.closes(
        market.id(), DAY_MS, SimulatedMarkets.returns(300, 1, 0.02, seed));
  }

  private void append(Market market, PriceSeries bars, int to) {
    store.append(market, bars.barLengthMs(), Walks.bars(bars, 0, to), 0);
  }

  /** Appends the next day, at a factor on the last close. */
  private void move(Market market, long seed, double factor) throws InterruptedException {
    PriceSeries bars = bars(market, seed);
    int last = bars.size() - 1;
    PriceBar next = PriceBar.ofClose(bars.openTimeMs(last) + DAY_MS, bars.close(last) * factor);
    store.append(market, bars.barLengthMs(), List.of(next), 0);
    refresh();
  }

  private void refresh() throws InterruptedException {
    margins.refresh(
        new PublicationProgress() {
          @Override
          public void evaluated(MarketId marketId, int total) {}

          @Override
          public void walked(MarketRisk risk) {
            risks.expect(risk);
          }
        });
  }

  private double mark(Market market) {
    return margins.snapshot().market(market.id()).map(risks::of).orElseThrow().markPrice();
  }

  private static Position linear(String id, Market market, double quantity, double entry) {
    return new Position(
        id,
        market.id(),
        PositionType.PERPETUAL,
        quantity,
        OptionalDouble.of(entry),
        Optional.empty(),
        Optional.empty());
  }

  private static PortfolioOrder order(double dollars, Position... positions) {
    return new PortfolioOrder(
        List.of(positions),
        List.of(
            new PortfolioOrder.Asset(
                "USD", dollars, OptionalDouble.empty(), OptionalDouble.empty())));
  }

  /** Ten of A and five of B against it, with dollars for a part of the price of A. */
  private PortfolioOrder book(double part) {
    return order(10.0 * mark(A) * part, linear("a", A, 10, mark(A)), linear("b", B, -5, mark(B)));
  }

  private AccountStatus put(PortfolioOrder order) {
    return accounts.put(DESK, order, margins.snapshot(), OptionalLong.empty());
  }

  private static AccountState state(AccountStatus status) {
    return status.assessed().orElseThrow().standing().state();
  }

  private void requireAsPortfolio(PortfolioOrder order) {
    Assessment expected = portfolios.assess(order, margins.snapshot()).assessment();
    var numbers = accounts.find(DESK).assessed().orElseThrow().numbers();
    // last bits may decide on one rounding up of each of four components
    assertThat(numbers.initialUsd6() - expected.requirement().initial().totalUsd6())
        .isBetween(-4L, 4L);
    assertThat(numbers.maintenanceUsd6() - expected.requirement().maintenance().totalUsd6())
        .isBetween(-4L, 4L);
    assertThat(numbers.equityUsd6() - expected.equityUsd6()).isBetween(-1L, 1L);
  }

  private List<AccountEvent> told(long after) {
    return accounts.events().after(after, 100).stream().map(EventLog.Entry::event).toList();
  }

  @Test
  void put_account_isMeasuredAsItsPortfolio() {
    PortfolioOrder order = book(1.0);
    AccountStatus status = put(order);
    assertThat(state(status)).isEqualTo(AccountState.HEALTHY);
    requireAsPortfolio(order);
    assertThat(accounts.proposal(DESK)).isEmpty();
  }

  @Test
  void run_afterAFall_tellsCauseNumbersAndProposal() throws InterruptedException {
    long before = accounts.events().lastNumber();
    put(book(0.6));
    assertThat(told(before)).isEmpty();
    double entry = mark(A);
    PortfolioOrder order = book(0.6);
    move(A, 1, 0.42);
    WatchAccounts.Report report = accounts.run();
    assertThat(report.assessed()).isEqualTo(1);
    assertThat(report.events()).isEqualTo(1);
    AccountEvent event = told(before).getFirst();
    assertThat(event.before()).isEqualTo(AccountState.HEALTHY);
    assertThat(event.after()).isEqualTo(AccountState.MARGIN_CALL);
    assertThat(event.cause().kind()).isEqualTo(EventCause.Kind.PRICE);
    assertThat(event.cause().marketId()).contains(A.id());
    assertThat(event.cause().movePpm()).isEqualTo(Math.round((mark(A) / entry - 1.0) * 1e6));
    assertThat(event.snapshotSequence()).isEqualTo(margins.snapshot().sequence());
    assertThat(event.proposal()).isPresent();
    assertThat(event.proposal()).isEqualTo(accounts.proposal(DESK));
    assertThat(event.numbers()).isEqualTo(accounts.find(DESK).assessed().orElseThrow().numbers());
    requireAsPortfolio(order);
  }

  @Test
  void run_nothingPublished_tellsNothing() throws InterruptedException {
    put(book(0.6));
    long before = accounts.events().lastNumber();
    assertThat(accounts.run().events()).isZero();
    assertThat(accounts.run().assessed()).isZero(); // what was measured by the same is left alone
    assertThat(told(before)).isEmpty();
    move(A, 1, 1.0);
    assertThat(accounts.run().assessed()).isEqualTo(1);
  }

  @Test
  void put_lessCollateral_isToldWithPositionsAsTheCause() {
    long before = accounts.events().lastNumber();
    put(book(1.0));
    AccountStatus after = put(book(0.0));
    assertThat(state(after)).isEqualTo(AccountState.LIQUIDATE);
    assertThat(told(before)).hasSize(1);
    assertThat(told(before).getFirst().cause()).isEqualTo(EventCause.POSITIONS);
    assertThat(told(before).getFirst().version()).isEqualTo(after.account().version());
  }

  @Test
  void put_anotherVersion_changesNothing() {
    long version = put(book(1.0)).account().version();
    long newer =
        accounts
            .put(DESK, book(0.9), margins.snapshot(), OptionalLong.of(version))
            .account()
            .version();
    assertThat(newer).isGreaterThan(version);
    assertThatThrownBy(
            () -> accounts.put(DESK, book(0.8), margins.snapshot(), OptionalLong.of(version)))
        .isInstanceOf(AccountException.Changed.class);
    assertThat(accounts.find(DESK).account().version()).isEqualTo(newer);
  }

  @Test
  void put_moreThanMayBe_isRefused() {
    for (String id : List.of("one", "two", "three")) {
      accounts.put(new AccountId(id), book(1.0), margins.snapshot(), OptionalLong.empty());
    }
    assertThatThrownBy(() -> put(book(1.0)))
        .isInstanceOf(AccountException.TooMany.class)
        .hasMessageContaining("3 accounts");
    Position[] many = new Position[6];
    for (int i = 0; i < many.length; i++) {
      many[i] = linear("p" + i, A, 1, mark(A));
    }
    assertThatThrownBy(() ->
            accounts.put(
                new AccountId("one"), order(1.0, many), margins.snapshot(), OptionalLong.empty()))
        .isInstanceOf(AccountException.TooMany.class)
        .hasMessageContaining("8 positions");
  }

  @Test
  void remove_account_isKnownNoMore() {
    long version = put(book(1.0)).account().version();
    assertThatThrownBy(() -> accounts.remove(DESK, version + 1))
        .isInstanceOf(AccountException.Changed.class);
    accounts.remove(DESK, version);
    assertThatThrownBy(() -> accounts.find(DESK)).isInstanceOf(AccountException.Unknown.class);
  }

  /** After a restart an account stands as before, although its numbers alone are better. */
  @Test
  void run_afterARestart_remembersHowAccountsStood() throws InterruptedException {
    put(book(0.0));
    double needed = accounts.find(DESK).assessed().orElseThrow().numbers().initialUsd6() / 1e6;
    put(order(needed * 1.02, linear("a", A, 10, mark(A)), linear("b", B, -5, mark(B))));
    WatchAccounts again = watch();
    again.run();
    AccountStatus status = again.find(DESK);
    assertThat(status.assessed().orElseThrow().numbers().state()).isEqualTo(AccountState.WARNING);
    assertThat(state(status)).isEqualTo(AccountState.MARGIN_CALL);
  }

  @Test
  void run_marketThatCannotBeValued_leavesTheAccountAsItStood() throws InterruptedException {
    put(book(0.6));
    PublishedSnapshot known = margins.snapshot();
    PublishedSnapshot without =
        new PublishedSnapshot(
            known.sequence() + 1,
            new TreeMap<>(Map.of(B.id(), known.market(B.id()).orElseThrow())),
            new TreeMap<>());
    WatchAccounts blind =
        new WatchAccounts(portfolios, () -> without, register, executor, clock, LIMITS);
    WatchAccounts.Report report = blind.run();
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.events()).isZero();
    assertThat(blind.find(DESK).failure().orElseThrow()).contains(A.id().value());
  }

  @Test
  void run_standingsThatCannotBeKept_areToldAllTheSame() throws InterruptedException {
    put(book(0.6));
    register.fail();
    move(A, 1, 0.5);
    WatchAccounts.Report report = accounts.run();
    assertThat(report.events()).isEqualTo(1);
    assertThat(report.notKept()).contains("could not keep");
  }

  /** The time of an option runs out, and after its expiry it is worth its exercise. */
  @Test
  void run_optionsOfTheNextDay_haveLessTime() throws InterruptedException {
    double years = 1.5 / 365.0;
    Position option =
        new Position(
            "o",
            A.id(),
            PositionType.OPTION,
            10,
            OptionalDouble.of(0.0),
            Optional.of(new OptionTerms(OptionKind.CALL, mark(A), years, 0.8)),
            Optional.empty());
    put(order(100.0, option));
    double entry = mark(A);
    long first = accounts.find(DESK).assessed().orElseThrow().numbers().equityUsd6();
    move(A, 1, 1.0);
    accounts.run();
    long second = accounts.find(DESK).assessed().orElseThrow().numbers().equityUsd6();
    assertThat(second).isLessThan(first);
    PriceSeries bars = bars(A, 1);
    int last = bars.size() - 1;
    store.append(
        A, DAY_MS, List.of(PriceBar.ofClose(bars.openTimeMs(last) + 2 * DAY_MS, entry * 1.01)), 0);
    refresh();
    accounts.run();
    long expired = accounts.find(DESK).assessed().orElseThrow().numbers().equityUsd6();
    assertThat(expired / 1e6).isCloseTo(100.0 + 10.0 * 0.01 * entry, within(1e-5));
  }

  @Test
  void page_byNameAndState_beginsAfterTheCursor() {
    for (String id : List.of("c", "a", "b")) {
      double part = id.equals("b") ? 0.0 : 1.0;
      accounts.put(new AccountId(id), book(part), margins.snapshot(), OptionalLong.empty());
    }
    assertThat(accounts.page(Optional.empty(), Optional.empty(), 2))
        .extracting(each -> each.account().id().value())
        .containsExactly("a", "b");
    assertThat(accounts.page(Optional.of(new AccountId("a")), Optional.empty(), 9)).hasSize(2);
    assertThat(accounts.page(Optional.empty(), Optional.of(AccountState.LIQUIDATE), 9))
        .extracting(each -> each.account().id().value())
        .containsExactly("b");
  }
}
