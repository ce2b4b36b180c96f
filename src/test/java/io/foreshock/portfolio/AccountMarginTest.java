package io.foreshock.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccountMarginTest {

  /**
   * Sums are formed in another order. That moves the last bits of an amount, and so one of four
   * roundings up; where a portfolio is hedged the last bits are those of its gross amount.
   */
  private static long rounding(Assessment assessed) {
    return 4 + assessed.requirement().grossUsd6() / 1_000_000_000_000L;
  }

  @Test
  void measure_ofRandomAccounts_isWhatThePortfolioNeeds() {
    SplittableRandom random = new SplittableRandom(21);
    AccountMargin margin = new AccountMargin(); // one for all: nothing may stay of the last account
    int exact = 0;
    int charged = 0;
    for (double turnover : new double[] {1e20, 20_000.0}) {
      AccountBooks accounts = new AccountBooks(new RandomPortfolios(31, turnover));
      for (int i = 0; i < 3_000; i++) {
        List<Position> positions = accounts.entered(RandomPortfolios.draw(random, "a"), random);
        List<Holding> holdings = accounts.holdings(50_000.0, 100.0 * random.nextDouble());
        Assessment expected = accounts.assessed(positions, holdings);
        AccountNumbers measured = margin.measure(accounts.book(positions, holdings));
        requireSame(measured, expected);
        exact += measured.initial().equals(expected.requirement().initial()) ? 1 : 0;
        charged += measured.initial().liquidityUsd6() > 0 ? 1 : 0;
      }
    }
    assertThat(exact).isGreaterThan(5_400); // all but a few agree to the micro-dollar
    assertThat(charged).isGreaterThan(1_000);
  }

  private static void requireSame(AccountNumbers measured, Assessment expected) {
    long rounding = rounding(expected);
    Requirement requirement = expected.requirement();
    assertThat(measured.initialUsd6())
        .isCloseTo(requirement.initial().totalUsd6(), within(rounding));
    assertThat(measured.maintenanceUsd6())
        .isCloseTo(requirement.maintenance().totalUsd6(), within(rounding));
    assertThat(measured.initial().floorUsd6())
        .isCloseTo(requirement.initial().floorUsd6(), within(rounding));
    assertThat(measured.equityUsd6()).isCloseTo(expected.equityUsd6(), within(2 + rounding));
  }

  @Test
  void measure_ofNothing_needsNothing() {
    AccountBooks accounts = new AccountBooks(new RandomPortfolios(31, 1e20));
    AccountNumbers nothing = new AccountMargin().measure(accounts.book(List.of(), List.of()));
    assertThat(nothing.initialUsd6()).isZero();
    assertThat(nothing.equityUsd6()).isZero();
    assertThat(nothing.state()).isEqualTo(AccountState.HEALTHY);
  }

  /** Euler: quantities times slopes are the margin, as long as size is not charged. */
  @Test
  void slopes_timesQuantities_sumToTheMargin() {
    AccountBooks accounts = new AccountBooks(new RandomPortfolios(31, 1e20));
    SplittableRandom random = new SplittableRandom(22);
    AccountMargin margin = new AccountMargin();
    for (int i = 0; i < 3_000; i++) {
      List<Position> positions = RandomPortfolios.draw(random, "a");
      AccountBook book = accounts.book(positions, List.of());
      double[] slopes = margin.slopesUsd(book, book.quantities());
      double sum = 0.0;
      for (int p = 0; p < slopes.length; p++) {
        sum += slopes[p] * positions.get(p).quantity();
      }
      double expected = MicroDollars.dollars(margin.measure(book).initialUsd6());
      assertThat(sum).isCloseTo(expected, within(1e-5 + 1e-9 * expected)); // rounding up, sums
    }
  }

  /** Difference quotients tell the slopes too, where size is charged and it has no kink. */
  @Test
  void slopes_inThinMarkets_areThoseOfDifferences() {
    AccountBooks accounts = new AccountBooks(new RandomPortfolios(31, 20_000.0));
    SplittableRandom random = new SplittableRandom(23);
    AccountMargin margin = new AccountMargin();
    int near = 0;
    int all = 0;
    for (int i = 0; i < 500; i++) {
      AccountBook book = accounts.book(RandomPortfolios.draw(random, "a"), List.of());
      double[] slopes = margin.slopesUsd(book, book.quantities());
      for (int p = 0; p < slopes.length; p++) {
        double difference = difference(margin, book, p);
        near += Math.abs(slopes[p] - difference) <= 1e-3 * (1.0 + Math.abs(difference)) ? 1 : 0;
        all++;
      }
    }
    assertThat(near).isGreaterThan(all * 97 / 100); // the others stand at a kink
  }

  private static double difference(AccountMargin margin, AccountBook book, int position) {
    double step = 1e-2; // rounding up of a margin then moves a quotient by 4e-4 at most
    List<Double> margins = new ArrayList<>();
    for (double sign : new double[] {1.0, -1.0}) {
      double[] quantities = book.quantities();
      quantities[position] += sign * step;
      margins.add(MicroDollars.dollars(margin.measure(book, quantities).initialUsd6()));
    }
    return (margins.getFirst() - margins.getLast()) / (2.0 * step);
  }
}
