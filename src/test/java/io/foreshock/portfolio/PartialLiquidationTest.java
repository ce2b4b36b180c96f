package io.foreshock.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.LiquidationProposal.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PartialLiquidationTest {

  private static final long TARGET_PPM = 1_155_000;
  private static final double TARGET = 1.155;

  private final AccountMargin margin = new AccountMargin();

  @Test
  void of_anAccountThatHasTheTarget_isEmpty() {
    AccountBooks accounts = new AccountBooks(new RandomPortfolios(31, 1e20));
    AccountBook book = accounts.book(one(100.0), accounts.holdings(1e6, 0.0));
    assertThat(PartialLiquidation.of(book, margin, TARGET_PPM)).isEmpty();
    assertThatThrownBy(() -> PartialLiquidation.of(book, margin, 999_999))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("999999");
  }

  /** Of one linear position the part is known: E − p·C = T·(1 − p)·IM, to whole steps. */
  @Test
  void of_onePosition_isTheKnownPart() {
    AccountBooks accounts = new AccountBooks(new RandomPortfolios(31, 1e20));
    double needs = needed(accounts.book(one(1_000.0), List.of()));
    double equity = 0.8 * needs;
    AccountBook book = accounts.book(one(1_000.0), accounts.holdings(equity, 0.0));
    double costs = 0.0005 * 1_000.0 * 10.0; // half-spread of the value at a mark of 10, no impact
    double part = (TARGET * needs - equity) / (TARGET * needs - costs);
    LiquidationProposal proposal = PartialLiquidation.of(book, margin, TARGET_PPM).orElseThrow();
    assertThat(proposal.reductions()).hasSize(1);
    assertThat(proposal.reductions().getFirst().quantity())
        .isEqualByComparingTo(BigDecimal.valueOf(Math.ceil(1_000.0 * part)));
    assertThat(proposal.reachesTarget()).isTrue();
  }

  private static List<Position> one(double quantity) {
    return List.of(Position.linear("1", new MarketId("M0"), PositionType.PERPETUAL, quantity));
  }

  private double needed(AccountBook book) {
    return MicroDollars.dollars(margin.measure(book).initialUsd6());
  }

  @Test
  void of_randomAccounts_reachesTheTargetOrClosesAll() {
    SplittableRandom random = new SplittableRandom(41);
    Map<Method, Integer> methods = new HashMap<>();
    for (double turnover : new double[] {1e20, 200_000.0}) {
      AccountBooks accounts = new AccountBooks(new RandomPortfolios(31, turnover));
      for (int i = 0; i < 400; i++) {
        List<Position> positions = RandomPortfolios.draw(random, "a");
        double needs = needed(accounts.book(positions, List.of()));
        double dollars = needs * (1.2 * random.nextDouble() - 0.05);
        List<Holding> holdings = accounts.holdings(dollars, 0.0);
        AccountBook book = accounts.book(positions, holdings);
        PartialLiquidation.of(book, margin, TARGET_PPM)
            .ifPresent(proposal -> {
              requireSound(proposal, positions, holdings, accounts);
              requireCheap(proposal, book);
              methods.merge(proposal.method(), 1, Integer::sum);
            });
      }
    }
    assertThat(methods.get(Method.LINEAR_PROGRAMME)).isGreaterThan(500);
    assertThat(methods.get(Method.FULL_CLOSE)).isPositive();
  }

  /** Measured by the other implementation, with what is left of the positions. */
  private static void requireSound(
      LiquidationProposal proposal,
      List<Position> positions,
      List<Holding> holdings,
      AccountBooks accounts) {
    Map<String, LiquidationProposal.Reduction> byId = new HashMap<>();
    proposal.reductions().forEach(each -> byId.put(each.positionId(), each));
    List<Position> left =
        positions.stream()
            .map(each -> byId.containsKey(each.positionId()) ? left(each, byId) : each)
            .toList();
    Assessment after = accounts.assessed(left, holdings);
    long initial = after.requirement().initial().totalUsd6();
    assertThat(proposal.initialAfterUsd6()).isBetween(initial - 6, initial + 6);
    if (proposal.reachesTarget()) {
      assertThat((double) after.equityUsd6() - proposal.costUsd6())
          .isGreaterThanOrEqualTo(TARGET * (initial - 6));
    } else {
      assertThat(proposal.method()).isEqualTo(Method.FULL_CLOSE);
      assertThat(left).allMatch(each -> each.quantity() == 0.0);
    }
  }

  private static Position left(
      Position position, Map<String, LiquidationProposal.Reduction> reductions) {
    LiquidationProposal.Reduction reduction = reductions.get(position.positionId());
    BigDecimal quantity = BigDecimal.valueOf(position.quantity());
    BigDecimal remaining = reduction.remaining();
    // towards flat, never beyond it, in steps of the last decimal place
    assertThat(reduction.quantity().signum()).isPositive();
    assertThat(remaining.signum() * quantity.signum()).isNotNegative();
    assertThat(remaining.abs().add(reduction.quantity())).isEqualByComparingTo(quantity.abs());
    assertThat(reduction.quantity().stripTrailingZeros().scale())
        .isLessThanOrEqualTo(Math.max(0, quantity.stripTrailingZeros().scale()));
    return new Position(
        position.positionId(),
        position.marketId(),
        position.type(),
        remaining.doubleValue(),
        OptionalDouble.empty(),
        position.option(),
        position.greeks());
  }

  /** The smallest part of all positions that would do, found by halving, costs no less. */
  private void requireCheap(LiquidationProposal proposal, AccountBook book) {
    ReductionCost cost = new ReductionCost(book);
    double low = 0.0;
    double high = 1.0;
    if (!reached(book, cost, high)) {
      return;
    }
    for (int halving = 0; halving < 25; halving++) {
      double middle = 0.5 * (low + high);
      low = reached(book, cost, middle) ? low : middle;
      high = low == middle ? high : middle;
    }
    double dollars = MicroDollars.dollars(proposal.costUsd6());
    assertThat(dollars)
        .isLessThanOrEqualTo(cost.ofUsd(parts(book, high)) * 1.01 + steps(book, cost));
  }

  private boolean reached(AccountBook book, ReductionCost cost, double part) {
    double[] quantities = book.quantities();
    for (int i = 0; i < quantities.length; i++) {
      quantities[i] *= 1.0 - part;
    }
    AccountNumbers numbers = margin.measure(book, quantities);
    double equity = MicroDollars.dollars(numbers.equityUsd6()) - cost.ofUsd(parts(book, part));
    return equity >= 0.0 && equity >= TARGET * MicroDollars.dollars(numbers.initialUsd6());
  }

  private static double[] parts(AccountBook book, double part) {
    double[] parts = book.quantities();
    Arrays.fill(parts, part);
    return parts;
  }

  /** One step of every position: what rounding up to steps may cost beside. */
  private static double steps(AccountBook book, ReductionCost cost) {
    double sum = 0.0;
    double[] quantities = book.quantities();
    for (int i = 0; i < quantities.length; i++) {
      double size = Math.abs(quantities[i]);
      double step = QuantityStep.of(quantities[i]).step().doubleValue();
      sum += size == 0.0 ? 0.0 : cost.fullUsd(i) * Math.min(1.0, step / size);
    }
    return sum;
  }
}
