package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.FitMemory;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.pricing.Black76;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionKind;
import io.foreshock.portfolio.pricing.OptionTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulatePortfolioTest {

  private static final Market A = SimulatedMarkets.crypto("AUSDT");
  private static final Market B = SimulatedMarkets.crypto("BUSDT");
  private static final long SEED = 20_261_128L;

  private static PublishedSnapshot snapshot;
  private static AssessPortfolio portfolios;
  private static SimulatePortfolio simulate;

  @BeforeAll
  static void publish() throws InterruptedException {
    MemoryStore store = new MemoryStore();
    double[] first = SimulatedMarkets.returns(560, 1, 0.03, 1);
    double[] second = SimulatedMarkets.returns(560, 1, 0.02, 2);
    for (int day = 0; day < first.length; day++) {
      second[day] = 0.6 * first[day] + 0.8 * second[day];
    }
    append(store, A, first);
    append(store, B, second);
    ActiveModels models = new ActiveModels(() -> Walks.NO_MODELS, Map.of());
    ExecutorService executor = Executors.newFixedThreadPool(2);
    PublishMargins margins =
        new PublishMargins(store, models, new FitMemory(), Walks.chain(), Walks.UNWARNED, executor);
    snapshot = margins.refresh(PublicationProgress.SILENT);
    executor.shutdown();
    portfolios = Walks.portfolios(new MarketRisks(store, models, margins::fits));
    simulate = new SimulatePortfolio(portfolios);
  }

  private static void append(MemoryStore store, Market market, double[] returns) {
    store.append(
        market,
        SimulatedMarkets.DAY_MS,
        Walks.bars(
            SimulatedMarkets.closes(market.id(), SimulatedMarkets.DAY_MS, returns),
            0,
            returns.length),
        0);
  }

  private static Position linear(String id, Market market, double quantity) {
    return Position.linear(id, market.id(), PositionType.PERPETUAL, quantity);
  }

  private static Position option(String id, Market market, double quantity, OptionTerms terms) {
    return new Position(
        id,
        market.id(),
        PositionType.OPTION,
        quantity,
        OptionalDouble.empty(),
        Optional.of(terms),
        Optional.empty());
  }

  private static PortfolioOrder order(Position... positions) {
    return new PortfolioOrder(List.of(positions), List.of(dollars(1_000_000)));
  }

  private static PortfolioOrder.Asset dollars(double quantity) {
    return new PortfolioOrder.Asset(
        "USD", quantity, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static MarketShock shock(long price, long volatility, long depth) {
    return new MarketShock(price, volatility, depth, Optional.empty(), GuardRails.NONE);
  }

  private static Shocks everywhere(MarketShock shock) {
    return new Shocks(shock, Map.of(), 0, List.of(), Set.of());
  }

  private static Simulation simulated(PortfolioOrder order, Shocks shocks) {
    return simulate.simulate(order, shocks, snapshot);
  }

  private static long initial(AssessedPortfolio assessed) {
    return assessed.assessment().requirement().initial().totalUsd6();
  }

  private static long equity(AssessedPortfolio assessed) {
    return assessed.assessment().equityUsd6();
  }

  private static double mark(Market market) {
    return portfolios.markets(order(linear("1", market, 1)), snapshot).get(market.id()).markPrice();
  }

  private static MarginParameters parameters(AssessedPortfolio assessed, Market market) {
    return assessed.risks().get(market.id()).publication().set().parameters();
  }

  private static long sum(Simulation simulation, ToLongFunction<Simulation.Change> part) {
    return simulation.attribution().stream().mapToLong(part).sum();
  }

  @Test
  void simulate_nothing_changesNothing() {
    PortfolioOrder order = order(linear("1", A, 10), linear("2", B, -4));
    Simulation simulation = simulated(order, everywhere(MarketShock.NONE));
    assertThat(simulation.after()).isEqualTo(simulation.before());
    assertThat(simulation.attribution())
        .hasSize(ShockStep.values().length)
        .allMatch(change -> change.initialMarginUsd6() == 0 && change.equityUsd6() == 0);
  }

  /** A linear position loses its move; it needs the same fraction of another price. */
  @Test
  void simulate_priceOfAFuture_isClosedForm() {
    double mark = mark(A);
    Simulation simulation = simulated(order(linear("1", A, 10)), everywhere(shock(-200_000, 0, 0)));
    assertThat(equity(simulation.after()) - equity(simulation.before()))
        .isCloseTo(Math.round(-0.2 * 10 * mark * 1e6), within(1L)); // rounded down once
    assertThat(initial(simulation.after()))
        .isCloseTo(Math.round(0.8 * initial(simulation.before())), within(2L)); // both rounded up
    assertThat(parameters(simulation.after(), A)).isEqualTo(parameters(simulation.before(), A));
  }

  /** What was told as entered at keeps its gain from before the shock. */
  @Test
  void simulate_entryPrice_countsFromThere() {
    Position entered =
        new Position(
            "1",
            A.id(),
            PositionType.FUTURE,
            10,
            OptionalDouble.of(0.9 * mark(A)),
            Optional.empty(),
            Optional.empty());
    Simulation simulation = simulated(order(entered), everywhere(shock(-200_000, 0, 0)));
    assertThat(equity(simulation.before())).isCloseTo(Math.round(1e12 + 1e6 * mark(A)), within(1L));
    assertThat(equity(simulation.after())).isCloseTo(Math.round(1e12 - 1e6 * mark(A)), within(1L));
  }

  /** A bought call: Black (1976) at the moved price and volatility less the same before. */
  @Test
  void simulate_priceAndVolatilityOfAnOption_isBlacksDifference() {
    double mark = mark(A);
    OptionTerms terms = new OptionTerms(OptionKind.CALL, mark, 0.25, 0.6);
    OptionTerms dearer = new OptionTerms(OptionKind.CALL, mark, 0.25, 0.9);
    Simulation simulation =
        simulated(order(option("1", A, 10, terms)), everywhere(shock(-100_000, 500_000, 0)));
    double gain = 10 * (Black76.price(dearer, 0.9 * mark) - Black76.price(terms, mark));
    assertThat(equity(simulation.after()) - equity(simulation.before()))
        .isCloseTo(Math.round(gain * 1e6), within(2L));
  }

  /** Of Greeks the second-order gain counts, and delta has moved by gamma. */
  @Test
  void simulate_greeks_gainToSecondOrder() {
    Position greeks =
        new Position(
            "1",
            A.id(),
            PositionType.GREEKS,
            2,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.of(new Greeks(0.5, 0.001, 0, 0)));
    double move = -0.1 * mark(A);
    Simulation simulation = simulated(order(greeks), everywhere(shock(-100_000, 0, 0)));
    double gain = 2 * (0.5 * move + 0.5 * 0.001 * move * move);
    assertThat(equity(simulation.after()) - equity(simulation.before()))
        .isCloseTo(Math.round(gain * 1e6), within(1L));
    long exposure =
        simulation.after().assessment().requirement().positions().getFirst().exposureUsd6();
    assertThat((double) exposure)
        .isCloseTo(2e6 * (0.5 + 0.001 * move) * 0.9 * mark(A), within(1.0));
  }

  /** The told price of an asset moves with its market, and money stays. */
  @Test
  void simulate_toldPriceOfCollateral_movesToo() {
    PortfolioOrder order =
        new PortfolioOrder(
            List.of(),
            List.of(
                dollars(100),
                new PortfolioOrder.Asset(
                    "AUSDT", 1, OptionalDouble.of(50), OptionalDouble.empty())));
    Simulation simulation = simulated(order, everywhere(shock(-500_000, 0, 0)));
    List<Double> gross =
        simulation.after().assessment().collateral().lines().stream()
            .map(line -> line.grossUsd())
            .toList();
    assertThat(gross).containsExactly(100.0, 25.0);
  }

  /** The waterfall by hand: forecast levels times the move, blend, step box of a day. */
  @Test
  void simulate_volatility_publishesWhatTheWaterfallSays() {
    PortfolioOrder order = order(linear("1", A, 1));
    for (long volatilityPpm : new long[] {-600_000, 20_000, 50_000, 300_000, 4_000_000}) {
      Simulation simulation = simulated(order, everywhere(shock(0, volatilityPpm, 0)));
      MarketEvaluation last = simulation.before().risks().get(A.id()).publication().evaluation();
      for (Side side : Side.values()) {
        assertThat(parameters(simulation.after(), A).imf().of(side))
            .isEqualTo(byHand(last, side, 1.0 + volatilityPpm / 1e6));
      }
    }
  }

  private static long byHand(MarketEvaluation last, Side side, double factor) {
    MarginProfile profile = last.choice().settings().profile();
    double logLoss = factor * last.forecast().conditional().valueAtRisk(side, 0.01);
    long conditional = (long) Math.ceil(1e6 * side.lossFraction(logLoss));
    long weight = profile.target().stressedWeightPpm();
    long stressed = last.input().side(side).stressedPpm();
    long blend = Math.ceilDiv((Ppm.ONE - weight) * conditional + weight * stressed, Ppm.ONE);
    long widened = Math.ceilDiv(blend * last.input().uncertainty().factorPpm(), Ppm.ONE);
    long target = Math.max(widened, profile.target().classMinimumImfPpm());
    long published = last.decision().parameters().imf().of(side);
    if (Math.abs(target - published) * Ppm.ONE < published * profile.hysteresis().deadBandPpm()) {
      return published;
    }
    long highest = published * (Ppm.ONE + profile.steps().stepUpPpmPerDay()) / Ppm.ONE;
    return target < published ? fallen(last, side, target, published) : Math.min(target, highest);
  }

  /** A fall waits for its dwell, which a target that fell only now has not stood. */
  private static long fallen(MarketEvaluation last, Side side, long target, long published) {
    var memory = last.decision().nextState().memory().orElseThrow().side(side);
    MarginProfile profile = last.choice().settings().profile();
    long dwellMs = profile.hysteresis().dwellHours() * 3_600_000L;
    long now = last.evaluatedAtMs() + 86_400_000L;
    long since = memory.belowSinceMs().orElse(now);
    long lowest =
        Math.ceilDiv(published * (Ppm.ONE - profile.steps().stepDownPpmPerDay()), Ppm.ONE);
    return now - since < dwellMs ? published : Math.max(target, lowest);
  }

  @Test
  void simulate_volatility_scalesTheForecast() {
    Simulation simulation = simulated(order(linear("1", A, 1)), everywhere(shock(0, 500_000, 0)));
    double before =
        simulation.before().risks().get(A.id()).publication().evaluation().forecast().sigma();
    double after =
        simulation.after().risks().get(A.id()).publication().evaluation().forecast().sigma();
    assertThat(after / before).isCloseTo(1.5, within(1e-12)); // a few roundings of a double
  }

  @Test
  void simulate_forcedRegime_isHeldByPolicy() {
    for (Regime regime : Regime.values()) {
      MarketShock forced = new MarketShock(0, 0, 0, Optional.of(regime), GuardRails.NONE);
      AssessedPortfolio after = simulated(order(linear("1", A, 1)), everywhere(forced)).after();
      assertThat(parameters(after, A).regime().label()).isEqualTo(regime);
      assertThat(after.risks().get(A.id()).publication().set().regimeProbabilities())
          .hasToString(io.foreshock.policy.RegimeProbabilities.certain(regime).toString());
    }
  }

  /** Where the step limit holds a rise back, a looser one lets it through and a stricter less. */
  @Test
  void simulate_guardRails_moveTheLimit() {
    long published = simulatedImf(shock(0, 0, 0));
    assertThat(simulatedImf(steps(4_000_000, 100_000))).isEqualTo(published * 1_100_000 / Ppm.ONE);
    assertThat(simulatedImf(steps(4_000_000, 300_000))).isEqualTo(published * 1_300_000 / Ppm.ONE);
    assertThatThrownBy(() -> simulatedImf(steps(0, -5)))
        .isInstanceOf(RiskException.InvalidGuardRails.class)
        .hasMessageContaining("stepUpPpmPerDay")
        .hasMessageContaining("-5");
  }

  private static MarketShock steps(long volatilityPpm, long stepUpPpm) {
    GuardRails rails =
        new GuardRails(
            OptionalLong.of(stepUpPpm),
            OptionalLong.of(10_000_000),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());
    return new MarketShock(0, volatilityPpm, 0, Optional.empty(), rails);
  }

  private static long simulatedImf(MarketShock shock) {
    AssessedPortfolio after = simulated(order(linear("1", A, 1)), everywhere(shock)).after();
    return parameters(after, A).imf().longPpm();
  }

  /** A hedge is worth less the less markets move together; equal positions need more together. */
  @Test
  void simulate_correlation_movesTheCreditForHedges() {
    PortfolioOrder hedge = order(linear("1", A, 10), linear("2", B, -10));
    PortfolioOrder both = order(linear("1", A, 10), linear("2", B, 10));
    assertThat(initialAt(hedge, -800_000)).isGreaterThan(initialAt(hedge, 0));
    assertThat(initialAt(hedge, 800_000)).isLessThan(initialAt(hedge, 0));
    assertThat(initialAt(both, 800_000)).isGreaterThan(initialAt(both, 0));
    assertThat(initialAt(both, 999_999)).isLessThanOrEqualTo(alone(both));
  }

  private static long initialAt(PortfolioOrder order, long lambdaPpm) {
    Shocks shocks = new Shocks(MarketShock.NONE, Map.of(), lambdaPpm, List.of(), Set.of());
    return initial(simulated(order, shocks).after());
  }

  private static long alone(PortfolioOrder order) {
    return order.positions().stream()
        .mapToLong(each -> initial(portfolios.assess(order(each), snapshot)))
        .sum();
  }

  @Test
  void simulate_depth_chargesLargePositionsMore() {
    PortfolioOrder order = order(linear("1", A, 1e6));
    Simulation thinner = simulated(order, everywhere(shock(0, 0, -900_000)));
    var before = thinner.before().assessment().requirement().initial();
    var after = thinner.after().assessment().requirement().initial();
    assertThat(after.liquidityUsd6()).isGreaterThan(before.liquidityUsd6());
    assertThat(after.concentrationUsd6()).isGreaterThan(before.concentrationUsd6());
    assertThat(after.beforeSizeUsd6()).isEqualTo(before.beforeSizeUsd6());
  }

  /** Closing turns a gain into dollars; opening at the price by then gains nothing. */
  @Test
  void simulate_trades_leaveEquityAlone() {
    PortfolioOrder order = order(linear("1", A, 10), linear("2", B, -4));
    Shocks shocks =
        new Shocks(
            shock(-200_000, 0, 0), Map.of(), 0, List.of(linear("3", B, 7)), Set.of("1", "2"));
    Simulation simulation = simulated(order, shocks);
    Simulation.Change trades = simulation.attribution().getLast();
    assertThat(trades.step()).isEqualTo(ShockStep.TRADES);
    assertThat(trades.equityUsd6()).isBetween(-1L, 1L); // each equity is rounded down
    assertThat(simulation.after().assessment().requirement().positions())
        .extracting(each -> each.positionId())
        .containsExactly("3");
    Shocks closing = new Shocks(MarketShock.NONE, Map.of(), 0, List.of(), Set.of("1", "2"));
    assertThat(initial(simulated(order, closing).after())).isZero();
  }

  @Test
  void simulate_marketShock_standsBesideThatOfAll() {
    Shocks shocks =
        new Shocks(
            shock(-200_000, 0, 0), Map.of(B.id(), shock(100_000, 0, 0)), 0, List.of(), Set.of());
    Simulation simulation = simulated(order(linear("1", A, 1), linear("2", B, 1)), shocks);
    assertThat(equity(simulation.after()) - equity(simulation.before()))
        .isCloseTo(Math.round(1e6 * (0.1 * mark(B) - 0.2 * mark(A))), within(1L));
  }

  /** Whatever happens, the steps sum to the whole and the same request says the same. */
  @Test
  void simulate_anything_sumsExactlyAndRepeats() {
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      PortfolioOrder order = randomOrder(random);
      Shocks shocks = randomShocks(random);
      Simulation simulation = simulated(order, shocks);
      assertThat(sum(simulation, Simulation.Change::initialMarginUsd6))
          .isEqualTo(initial(simulation.after()) - initial(simulation.before()));
      assertThat(sum(simulation, Simulation.Change::equityUsd6))
          .isEqualTo(equity(simulation.after()) - equity(simulation.before()));
      assertThat(sum(simulation, Simulation.Change::maintenanceMarginUsd6))
          .isEqualTo(maintenance(simulation.after()) - maintenance(simulation.before()));
      assertThat(maintenance(simulation.after())).isBetween(0L, initial(simulation.after()));
      assertThat(simulated(order, shocks).attribution()).isEqualTo(simulation.attribution());
    }
  }

  private static long maintenance(AssessedPortfolio assessed) {
    return assessed.assessment().requirement().maintenance().totalUsd6();
  }

  private static PortfolioOrder randomOrder(Random random) {
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Market market = random.nextBoolean() ? A : B;
      double quantity = random.nextInt(-20, 21);
      OptionTerms terms =
          new OptionTerms(
              random.nextBoolean() ? OptionKind.CALL : OptionKind.PUT,
              mark(market) * random.nextDouble(0.7, 1.3),
              random.nextDouble(0.05, 1.0),
              random.nextDouble(0.3, 1.2));
      positions.add(
          random.nextBoolean()
              ? linear("p" + i, market, quantity)
              : option("p" + i, market, quantity, terms));
    }
    return order(positions.toArray(Position[]::new));
  }

  private static Shocks randomShocks(Random random) {
    Optional<Regime> regime =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(Regime.values()[random.nextInt(Regime.values().length)]);
    MarketShock shock =
        new MarketShock(
            random.nextLong(-900_000, 2_000_000),
            random.nextBoolean() ? 0 : random.nextLong(-900_000, 3_000_000),
            random.nextLong(-900_000, 2_000_000),
            regime,
            GuardRails.NONE);
    Map<MarketId, MarketShock> named =
        random.nextBoolean() ? Map.of() : Map.of(A.id(), MarketShock.NONE);
    return new Shocks(shock, named, random.nextLong(-999_999, 1_000_000), List.of(), Set.of("p0"));
  }
}
