package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.collateral.CashHaircut;
import io.foreshock.portfolio.pricing.OptionKind;
import io.foreshock.portfolio.pricing.OptionTerms;
import io.foreshock.portfolio.scenario.JointGroups;
import io.foreshock.portfolio.scenario.RandomMarkets;
import io.foreshock.portfolio.scenario.ScenarioMarket;
import io.foreshock.portfolio.scenario.ScenarioSet;
import io.foreshock.portfolio.scenario.SharedScenarios;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Prints what one round over 10,000 accounts of 20 positions and 1,000 scenarios takes on one
 * thread, by parts, and beside it what {@link PortfolioMargin} takes for the same accounts. Run by
 * hand:
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test
 *     -Dexec.mainClass=io.foreshock.portfolio.AccountMarginBenchmark -Dexec.args=0.2</pre>
 *
 * <p>The argument is the share of positions that are options, of 200 contracts.
 */
final class AccountMarginBenchmark {

  private static final int ACCOUNTS = 10_000;
  private static final int POSITIONS = 20;
  private static final int MARKETS = 8;
  private static final int HELD = 5;
  private static final int DAYS = 1_000;
  private static final int ROUNDS = 5;

  private final List<ScenarioMarket> scenarios = new ArrayList<>();
  private final List<PortfolioMarket> markets = new ArrayList<>();
  private final Map<MarketId, PortfolioMarket> byId = new HashMap<>();
  private final Map<List<Integer>, JointGains> combinations = new HashMap<>();
  private final Map<Object, MarketGains> gains = new HashMap<>();
  private final List<OptionTerms> contracts = new ArrayList<>();
  private final SharedScenarios shared = new SharedScenarios();

  private AccountMarginBenchmark() {
    for (int m = 0; m < MARKETS; m++) {
      ScenarioMarket market =
          RandomMarkets.market(
              RandomMarkets.residuals("M" + m, 9 + m, m == 1 ? -0.5 : 0.8, 0, DAYS), 60 + m);
      scenarios.add(market);
      markets.add(RandomPortfolios.portfolioMarket(market, 100.0, 1e12));
      byId.put(new MarketId("M" + m), markets.getLast());
    }
    for (int c = 0; c < 200; c++) {
      contracts.add(
          new OptionTerms(
              c % 2 == 0 ? OptionKind.CALL : OptionKind.PUT,
              60.0 + 4.0 * (c / 2 % 20),
              0.05 + 0.1 * (c / 40),
              0.6));
    }
  }

  /**
   * Runs.
   *
   * @param args share of options, in [0, 1]
   */
  public static void main(String[] args) {
    new AccountMarginBenchmark().run(Double.parseDouble(args[0]));
  }

  private void run(double optionShare) {
    SplittableRandom random = new SplittableRandom(1);
    List<List<Integer>> held = new ArrayList<>();
    List<List<Position>> accounts = new ArrayList<>();
    for (int a = 0; a < ACCOUNTS; a++) {
      held.add(held(random));
      accounts.add(positions(held.getLast(), optionShare, random));
    }
    List<Holding> cash =
        List.of(new Holding("USD", 5e4, 1, 1, 1, CashHaircut.of("USD"), Optional.empty()));
    measure("joint scenarios of all combinations", 1, _ -> held.forEach(this::joint));
    System.out.println(combinations.size() + " combinations");
    AccountBook[] books = new AccountBook[ACCOUNTS];
    AccountMargin margin = new AccountMargin();
    for (int round = 0; round < ROUNDS; round++) {
      measure(
          "books, first with the contracts",
          ACCOUNTS,
          a -> {
            JointGains of = joint(held.get(a));
            books[a] = new AccountBook(accounts.get(a), cash, of, of);
          });
      measure("margins", ACCOUNTS, a -> margin.measure(books[a]));
    }
    long called = IntStream.range(0, 1_000).filter(a -> isCalled(margin, books[a])).count();
    measure(
        "margins and proposals of 1,000, " + called + " of them called",
        1_000,
        a -> PartialLiquidation.of(books[a], margin, 1_160_000));
    measure(
        "1,000 by PortfolioMargin",
        1_000,
        a -> PortfolioMargin.assess(accounts.get(a), cash, byId, sets(a, held), sets(a, held)));
  }

  private static boolean isCalled(AccountMargin margin, AccountBook book) {
    return margin.measure(book).state().compareTo(AccountState.MARGIN_CALL) >= 0;
  }

  private List<ScenarioSet> sets(int account, List<List<Integer>> held) {
    JointGains joint = joint(held.get(account));
    return IntStream.range(0, joint.groups()).mapToObj(joint::set).toList();
  }

  private static List<Integer> held(SplittableRandom random) {
    TreeSet<Integer> held = new TreeSet<>();
    while (held.size() < HELD) {
      held.add(random.nextInt(MARKETS));
    }
    return List.copyOf(held);
  }

  private List<Position> positions(
      List<Integer> held, double optionShare, SplittableRandom random) {
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < POSITIONS; i++) {
      boolean option = random.nextDouble() < optionShare;
      positions.add(
          new Position(
              "p" + i,
              new MarketId("M" + held.get(i % HELD)),
              option ? PositionType.OPTION : PositionType.PERPETUAL,
              random.nextInt(-500, 500),
              OptionalDouble.empty(),
              option
                  ? Optional.of(contracts.get(random.nextInt(contracts.size())))
                  : Optional.empty(),
              Optional.empty()));
    }
    return positions;
  }

  private JointGains joint(List<Integer> held) {
    return combinations.computeIfAbsent(
        held,
        places -> {
          List<ScenarioSet> sets =
              JointGroups.of(places.stream().map(scenarios::get).toList()).stream()
                  .map(group ->
                      new ScenarioSet(group, 0.01, ScenarioSet.CORRELATION_WEIGHT, 0.0, shared))
                  .toList();
          return new JointGains(
              sets,
              (id, set) -> gains.computeIfAbsent(id, _ -> new MarketGains(byId.get(id), set)));
        });
  }

  private static void measure(String what, int count, IntConsumer work) {
    long wall = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < count; i++) {
      work.accept(i);
    }
    System.out.printf(
        "%s: processor %.3f s, wall %.3f s%n",
        what,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9,
        (System.nanoTime() - wall) / 1e9);
  }
}
