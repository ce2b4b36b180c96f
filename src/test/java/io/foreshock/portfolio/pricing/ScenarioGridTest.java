package io.foreshock.portfolio.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioGridTest {

  private static final double FORWARD = 100.0;

  /** Random books: their number, as the invariants are stated for any. */
  private static final int BOOKS = 10_000;

  /** Rounding of sums of losses up to some ten thousand. */
  private static final double ROUNDING = 1e-9;

  /** The published table: moves and shocks in per cent, weights to its digits. */
  @Test
  void paradex_scenarios_areThePublishedTable() {
    int[][] core = {
      {16, 40},
      {4, 40},
      {4, -22},
      {8, 40},
      {8, -22},
      {12, 40},
      {12, -22},
      {0, 40},
      {0, -22},
      {-16, 40},
      {-4, 40},
      {-4, -22},
      {-8, 40},
      {-8, -22},
      {-12, 40},
      {-12, -22}
    };
    List<GridScenario> scenarios = ScenarioGrid.paradex().scenarios();
    assertThat(scenarios).hasSize(24);
    for (int i = 0; i < core.length; i++) {
      assertThat(scenarios.get(i).priceMove()).isEqualTo(core[i][0] / 100.0);
      assertThat(scenarios.get(i).volatilityShock()).isEqualTo(core[i][1] / 100.0);
      assertThat(scenarios.get(i).weight()).isEqualTo(1.0);
    }
    double[] moves = {-0.66, -0.33, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0};
    double[] weights = {0.242, 0.485, 0.32, 0.16, 0.08, 0.0533, 0.04, 0.032};
    for (int i = 0; i < moves.length; i++) {
      GridScenario extended = scenarios.get(core.length + i);
      assertThat(extended.priceMove()).isEqualTo(moves[i]);
      assertThat(extended.volatilityShock()).isEqualTo(0.40);
      assertThat(extended.weight()).isCloseTo(weights[i], within(0.0005));
      assertThat(extended.weight() * Math.abs(moves[i])).isCloseTo(0.16, within(1e-15));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.16, 0.16",
    "0.05, 0.08",
    "0.3333333333, 0.7777777777",
    "0.5, 0.5",
    "1, 1",
    "0.004, 3",
    "0.66, 0.5",
    "0.9, 9"
  })
  void worstLoss_linearPosition_isItsRangeAndNeverMore(double down, double up) {
    Random random = new Random(61);
    ScenarioGrid grid = ScenarioGrid.ofPublished(down, up);
    for (int i = 0; i < 2_000; i++) {
      double quantity = random.nextGaussian() * StrictMath.exp(5.0 * random.nextGaussian());
      double forward = StrictMath.exp(5.0 * random.nextGaussian());
      MarketExposure book = linear(quantity);
      double expected = Math.abs(quantity) * forward * (quantity > 0.0 ? down : up);
      double loss = grid.worstLoss(book, forward).loss();
      assertThat(loss).isCloseTo(expected, within(1e-12 * expected));
      assertThat(loss).isLessThanOrEqualTo(expected);
    }
  }

  @Test
  void worstLoss_linearPosition_namesTheFullMoveOfItsSide() {
    ScenarioGrid grid = ScenarioGrid.ofPublished(0.1, 0.2);
    assertThat(grid.worstLoss(linear(1.0), FORWARD).scenario().priceMove()).isEqualTo(-0.1);
    assertThat(grid.worstLoss(linear(-1.0), FORWARD).scenario().priceMove()).isEqualTo(0.2);
  }

  /** A market that may lose everything: a price of zero has no logarithm. */
  @Test
  void worstLoss_wholePrice_losesTheWholeValue() {
    ScenarioGrid grid = ScenarioGrid.ofPublished(1.0, 1.0);
    OptionTerms call = new OptionTerms(OptionKind.CALL, 50.0, 0.1, 0.5);
    OptionBook options = OptionBook.of(List.of(new OptionPosition(call, 1.0)));
    WorstLoss worst =
        grid.worstLoss(new MarketExposure(0.0, options, DeltaGammaVega.NONE), FORWARD);
    assertThat(worst.loss()).isCloseTo(Black76.price(call, FORWARD), within(1e-12));
    assertThat(worst.scenario().priceMove()).isEqualTo(-1.0);
  }

  @Test
  void worstLoss_manyBooks_isNeverNegative() {
    Random random = new Random(62);
    ScenarioGrid grid = ScenarioGrid.ofPublished(0.2, 0.25);
    for (int i = 0; i < BOOKS; i++) {
      assertThat(grid.worstLoss(Held.random(random).book(), FORWARD).loss())
          .isGreaterThanOrEqualTo(0.0);
    }
  }

  @Test
  void worstLoss_manyBooks_isSubAdditive() {
    Random random = new Random(63);
    ScenarioGrid grid = ScenarioGrid.ofPublished(0.2, 0.25);
    for (int i = 0; i < BOOKS; i++) {
      Held one = Held.random(random);
      Held other = Held.random(random);
      double apart =
          grid.worstLoss(one.book(), FORWARD).loss() + grid.worstLoss(other.book(), FORWARD).loss();
      assertThat(grid.worstLoss(one.plus(other).book(), FORWARD).loss())
          .isLessThanOrEqualTo(apart + ROUNDING);
    }
  }

  @Test
  void worstLoss_manyBooks_isPositivelyHomogeneous() {
    Random random = new Random(64);
    ScenarioGrid grid = ScenarioGrid.ofPublished(0.2, 0.25);
    for (int i = 0; i < BOOKS; i++) {
      Held held = Held.random(random);
      double factor = 10.0 * random.nextDouble();
      double loss = grid.worstLoss(held.book(), FORWARD).loss();
      assertThat(grid.worstLoss(held.times(factor).book(), FORWARD).loss())
          .isCloseTo(factor * loss, within(ROUNDING));
    }
  }

  @Test
  void worstLoss_bookAndItsExactOpposite_isZero() {
    Random random = new Random(65);
    ScenarioGrid grid = ScenarioGrid.ofPublished(0.2, 0.25);
    for (int i = 0; i < BOOKS; i++) {
      Held held = Held.random(random);
      MarketExposure nothing = held.plus(held.times(-1.0)).book();
      assertThat(grid.worstLoss(nothing, FORWARD).loss()).isZero();
    }
  }

  /** Written out scenario by scenario, with Black's formula of Hipparchus. */
  @Test
  void worstLoss_manyBooks_agreesWithTheRuleWrittenOut() {
    Random random = new Random(66);
    for (int i = 0; i < 500; i++) {
      double down = 0.05 + 0.5 * random.nextDouble();
      double up = 0.05 + 0.9 * random.nextDouble();
      Held held = Held.random(random);
      ScenarioGrid grid = ScenarioGrid.ofPublished(down, up);
      double most = 0.0;
      for (double quarter = -1.0; quarter <= 1.0; quarter += 0.25) {
        double move = quarter * (quarter < 0.0 ? down : up);
        most = Math.max(most, -held.profit(move, 0.40));
        if (Math.abs(quarter) < 1.0) {
          most = Math.max(most, -held.profit(move, -0.22));
        }
      }
      for (double move : new double[] {-0.66, -0.33, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0}) {
        double dampener = Math.min(1.0, (move < 0.0 ? down : up) / Math.abs(move));
        most = Math.max(most, -dampener * held.profit(move, 0.40));
      }
      assertThat(grid.worstLoss(held.book(), FORWARD).loss()).isCloseTo(most, within(ROUNDING));
    }
  }

  /**
   * By hand: (30/7)^0.30 = 1.547398…; from 30 days on the power is 0.13, (30/120)^0.13 = 0.835….
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0.4, 2.1097",
    "0.5, 0.4, 2.1097",
    "1, 0.4, 2.1097",
    "7, 0.4, 1.6190",
    "30, 0.4, 1.4",
    "120, 0.4, 1.3340",
    "120, -0.22, 0.8163",
    "1, -0.22, 0.3897"
  })
  void fill_knownDays_isThePublishedShock(double days, double shock, double factor) {
    double[] factors = new double[1];
    new GridVolatility(new double[] {shock}).fill(days / 365.0, factors);
    assertThat(factors[0]).isCloseTo(factor, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 'downRange must be in (0, 1.0], was 0.0'",
    "1.1, 0.1, 'downRange must be in (0, 1.0], was 1.1'",
    "0.1, NaN, 'upRange must be in (0, 10.0], was NaN'"
  })
  void ofPublished_badRange_isRefused(double down, double up, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScenarioGrid.ofPublished(down, up))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "-1.1, 0, 1, 'priceMove must be in [-1.0, 100.0], was -1.1'",
    "0, -0.4, 1, 'volatilityShock must be in [-0.36, 10.0], was -0.4'",
    "0, 0, 0, 'weight must be in (0, 1], was 0.0'",
    "0, 0, 1.1, 'weight must be in (0, 1], was 1.1'"
  })
  void scenario_outOfRange_isRefused(double move, double shock, double weight, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GridScenario(move, shock, weight))
        .withMessage(message);
  }

  @Test
  void grid_withoutScenarios_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScenarioGrid(List.of()))
        .withMessage("scenarios must not be empty");
  }

  private static MarketExposure linear(double quantity) {
    return new MarketExposure(quantity, OptionBook.EMPTY, DeltaGammaVega.NONE);
  }

  /** Positions before they are netted. */
  private record Held(double linear, List<OptionPosition> options, List<GreeksPosition> greeks) {

    static Held random(Random random) {
      return new Held(
          random.nextInt(4) == 0 ? 0.0 : 10.0 * random.nextGaussian(),
          OptionBookTest.positions(random, random.nextInt(4)),
          DeltaGammaVegaTest.positions(random).subList(0, random.nextInt(3)));
    }

    Held plus(Held other) {
      return new Held(
          linear + other.linear, joined(options, other.options), joined(greeks, other.greeks));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
      List<T> all = new ArrayList<>(one);
      all.addAll(other);
      return all;
    }

    Held times(double factor) {
      return new Held(
          factor * linear,
          options.stream()
              .map(each -> new OptionPosition(each.terms(), factor * each.quantity()))
              .toList(),
          greeks.stream().map(each -> each.with(factor * each.quantity())).toList());
    }

    MarketExposure book() {
      return new MarketExposure(linear, OptionBook.of(options), DeltaGammaVega.of(greeks));
    }

    double profit(double move, double shock) {
      double profit = linear * FORWARD * move;
      for (OptionPosition position : options) {
        OptionTerms terms = position.terms();
        double volatility = Math.min(10.0, terms.volatility() * factor(terms.years(), shock));
        double after = NaiveBlack.price(terms, FORWARD * (1.0 + move), terms.years(), volatility);
        double before = NaiveBlack.price(terms, FORWARD, terms.years(), terms.volatility());
        profit += position.quantity() * (after - before);
      }
      for (GreeksPosition position : greeks) {
        Greeks each = position.greeks();
        double dS = FORWARD * move;
        double dSigma = position.volatility() * (factor(position.years(), shock) - 1.0);
        profit +=
            position.quantity()
                * (each.delta() * dS + 0.5 * each.gamma() * dS * dS + each.vega() * dSigma);
      }
      return profit;
    }

    private static double factor(double years, double shock) {
      double days = 365.0 * years;
      double power = days < 30.0 ? 0.30 : 0.13;
      return 1.0 + shock * StrictMath.pow(30.0 / Math.max(1.0, days), power);
    }
  }
}
