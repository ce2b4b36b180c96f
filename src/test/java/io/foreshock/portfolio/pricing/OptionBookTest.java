package io.foreshock.portfolio.pricing;

import static io.foreshock.portfolio.pricing.OptionKind.CALL;
import static io.foreshock.portfolio.pricing.OptionKind.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionBookTest {

  private static final double FORWARD = 100.0;

  /** Rounding of sums of some hundred products of quantities up to 40 and prices up to 300. */
  private static final double ROUNDING = 1e-9;

  @Test
  void addProfits_manyBooks_agreeWithTheFormulaWrittenOut() {
    Random random = new Random(21);
    for (int round = 0; round < 60; round++) {
      List<OptionPosition> positions = positions(random, 1 + random.nextInt(40));
      double[] moves = moves(random, 1 + random.nextInt(40));
      double[] factors = factors(random, moves.length);
      double horizon = round % 3 == 0 ? 0.0 : random.nextDouble() * 0.5;
      double[] profits = profits(OptionBook.of(positions), moves, factors, horizon);
      for (int d = 0; d < moves.length; d++) {
        double expected = 0.0;
        for (OptionPosition position : positions) {
          expected += NaiveBlack.profit(position, FORWARD, moves[d], factors[d], horizon);
        }
        assertThat(profits[d]).isCloseTo(expected, within(ROUNDING));
      }
    }
  }

  @Test
  void addProfits_scenarioAlone_hasTheBitsItHasAmongMany() {
    Random random = new Random(22);
    OptionBook book = OptionBook.of(positions(random, 30));
    double[] moves = moves(random, 1_300);
    double[] factors = factors(random, moves.length);
    double[] together = profits(book, moves, factors, 0.01);
    for (int d = 0; d < moves.length; d += 7) {
      double[] alone = profits(book, new double[] {moves[d]}, new double[] {factors[d]}, 0.01);
      assertThat(alone[0]).isEqualTo(together[d]);
    }
  }

  @Test
  void addProfits_nothingMoves_isExactlyZero() {
    Random random = new Random(23);
    OptionBook book = OptionBook.of(positions(random, 50));
    assertThat(profits(book, new double[3], new double[] {1.0, 1.0, 1.0}, 0.0))
        .containsExactly(0.0, 0.0, 0.0);
  }

  @Test
  void addProfits_anyOrderOfPositions_givesTheSameBits() {
    Random random = new Random(24);
    List<OptionPosition> positions = new ArrayList<>(positions(random, 300));
    double[] moves = moves(random, 20);
    double[] factors = factors(random, 20);
    double[] given = profits(OptionBook.of(positions), moves, factors, 0.01);
    Collections.shuffle(positions, random);
    assertThat(profits(OptionBook.of(positions), moves, factors, 0.01)).containsExactly(given);
  }

  @Test
  void of_sameTerms_areNetted() {
    OptionTerms call = new OptionTerms(CALL, 100.0, 0.5, 0.6);
    OptionTerms put = new OptionTerms(PUT, 100.0, 0.5, 0.6);
    OptionTerms other = new OptionTerms(CALL, 110.0, 0.5, 0.6);
    OptionBook book =
        OptionBook.of(
            List.of(
                new OptionPosition(call, 0.1),
                new OptionPosition(other, 5.0),
                new OptionPosition(call, 0.2),
                new OptionPosition(put, 1.0),
                new OptionPosition(other, -5.0)));
    assertThat(book.size()).isEqualTo(1);
    OptionBook expected =
        OptionBook.of(List.of(new OptionPosition(call, 0.1 + 0.2), new OptionPosition(put, 1.0)));
    double[] moves = {-0.3, 0.2};
    double[] factors = {1.2, 0.9};
    assertThat(profits(book, moves, factors, 0.0))
        .containsExactly(profits(expected, moves, factors, 0.0));
  }

  @Test
  void of_bookAndItsOpposite_leavesNothing() {
    Random random = new Random(25);
    List<OptionPosition> positions = new ArrayList<>(positions(random, 400));
    for (OptionPosition position : List.copyOf(positions)) {
      positions.add(new OptionPosition(position.terms(), -position.quantity()));
    }
    Collections.shuffle(positions, random);
    assertThat(OptionBook.of(positions).size()).isZero();
  }

  @Test
  void addProfits_callLessPut_isTheLinearPosition() {
    OptionTerms call = new OptionTerms(CALL, 90.0, 1.0, 0.8);
    OptionTerms put = new OptionTerms(PUT, 90.0, 1.0, 0.8);
    OptionBook book =
        OptionBook.of(List.of(new OptionPosition(call, 3.0), new OptionPosition(put, -3.0)));
    double[] moves = {-0.9, -0.1, 0.0, 0.4};
    double[] profits = profits(book, moves, new double[] {2.0, 0.5, 3.0, 1.0}, 0.1);
    for (int d = 0; d < moves.length; d++) {
      double linear = 3.0 * FORWARD * StrictMath.expm1(moves[d]);
      assertThat(profits[d]).isCloseTo(linear, within(1e-12));
    }
  }

  @Test
  void addProfits_priceToZero_leavesThePutItsStrike() {
    OptionTerms call = new OptionTerms(CALL, 90.0, 1.0, 0.8);
    OptionTerms put = new OptionTerms(PUT, 90.0, 1.0, 0.8);
    double[] toZero = {Double.NEGATIVE_INFINITY};
    double[] factor = {5.0};
    assertThat(profits(OptionBook.of(List.of(new OptionPosition(call, 2.0))), toZero, factor, 0.0))
        .containsExactly(-2.0 * Black76.price(call, FORWARD));
    assertThat(
            profits(OptionBook.of(List.of(new OptionPosition(put, 2.0))), toZero, factor, 0.0)[0])
        .isCloseTo(2.0 * (90.0 - Black76.price(put, FORWARD)), within(1e-12));
  }

  @Test
  void addProfits_expiryWithinTheHorizon_paysOff() {
    OptionTerms put = new OptionTerms(PUT, 100.0, 1.0 / 365.0, 0.8);
    OptionBook book = OptionBook.of(List.of(new OptionPosition(put, -1.0)));
    double[] profits =
        profits(book, new double[] {StrictMath.log(0.9), 0.1}, new double[] {1.0, 9.0}, 1.0);
    assertThat(profits[0]).isCloseTo(Black76.price(put, FORWARD) - 10.0, within(1e-12));
    assertThat(profits[1]).isEqualTo(Black76.price(put, FORWARD));
  }

  @Test
  void addProfits_largeShock_isHeldAtTheLargestVolatility() {
    OptionTerms call = new OptionTerms(CALL, 100.0, 0.05, 6.0);
    OptionTerms largest = new OptionTerms(CALL, 100.0, 0.05, 10.0);
    OptionBook book = OptionBook.of(List.of(new OptionPosition(call, 1.0)));
    assertThat(profits(book, new double[1], new double[] {1e6}, 0.0))
        .containsExactly(Black76.price(largest, FORWARD) - Black76.price(call, FORWARD));
  }

  @Test
  void addProfits_volatilityVanishes_leavesIntrinsicValue() {
    OptionTerms call = new OptionTerms(CALL, 90.0, 0.05, 0.6);
    OptionBook book = OptionBook.of(List.of(new OptionPosition(call, 1.0)));
    assertThat(profits(book, new double[1], new double[] {Double.MIN_VALUE}, 0.0))
        .containsExactly(10.0 - Black76.price(call, FORWARD));
  }

  @Test
  void addProfits_forwardOfZero_movesNothing() {
    OptionTerms put = new OptionTerms(PUT, 100.0, 1.0, 0.8);
    double[] profits = {7.0};
    OptionBook.of(List.of(new OptionPosition(put, 1.0)))
        .addProfits(0.0, new double[] {0.5}, new double[] {2.0}, 0.1, profits);
    assertThat(profits).containsExactly(7.0);
  }

  @Test
  void addProfits_profitsOfOthers_areKept() {
    OptionBook book =
        OptionBook.of(List.of(new OptionPosition(new OptionTerms(CALL, 90.0, 1.0, 0.8), 1.0)));
    double[] moves = {0.1};
    double[] factors = {1.1};
    double alone = profits(book, moves, factors, 0.0)[0];
    double[] profits = {50.0};
    book.addProfits(FORWARD, moves, factors, 0.0, profits);
    assertThat(profits[0]).isEqualTo(50.0 + alone);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "30, 1",
    "60, 0.8122523963562355",
    "365, 0.472550815605451",
    "1095, 0.33986945935294005"
  })
  void damping_knownDays_isThePower(double days, double expected) {
    assertThat(VolatilityDamping.of(days / 365.0)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void damping_inTime_neverRises() {
    double last = 1.0;
    for (int day = 0; day < 4_000; day++) {
      double damping = VolatilityDamping.of(day / 365.0);
      assertThat(damping).isLessThanOrEqualTo(last).isPositive();
      last = damping;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1, 0, 'logMoves[0] must be at most 50, was NaN'",
    "51, 1, 0, 'logMoves[0] must be at most 50, was 51.0'",
    "0, 0, 0, 'volatilityFactors[0] must be positive and finite, was 0.0'",
    "0, NaN, 0, 'volatilityFactors[0] must be positive and finite, was NaN'",
    "0, 1, -1, 'horizonYears must be at least 0 and finite, was -1.0'"
  })
  void addProfits_badScenario_isRefused(
      double move, double factor, double horizon, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            OptionBook.EMPTY.addProfits(
                FORWARD, new double[] {move}, new double[] {factor}, horizon, new double[1]))
        .withMessage(message);
  }

  @Test
  void addProfits_lengthsDiffer_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            OptionBook.EMPTY.addProfits(
                FORWARD, new double[2], new double[] {1.0, 1.0}, 0.0, new double[1]))
        .withMessage("profits must hold one number for each of 2 scenarios, held 1");
  }

  @Test
  void position_badQuantity_isRefused() {
    OptionTerms terms = new OptionTerms(CALL, 90.0, 1.0, 0.8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptionPosition(terms, Double.NaN))
        .withMessage("quantity must be within ±1e100, was NaN");
  }

  @Test
  void netSum_anyOrder_isOneNumberAndOppositesCancel() {
    Random random = new Random(26);
    List<Double> terms = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double term = random.nextGaussian() * StrictMath.pow(10.0, random.nextInt(20) - 10);
      terms.addAll(Collections.nCopies(1 + random.nextInt(3), term));
    }
    double sum = NetSum.of(terms.stream().mapToDouble(Double::doubleValue).toArray());
    Collections.shuffle(terms, random);
    double[] shuffled = terms.stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(NetSum.of(shuffled)).isEqualTo(sum);
    List<Double> mirrored = new ArrayList<>(terms);
    terms.forEach(term -> mirrored.add(-term));
    Collections.shuffle(mirrored, random);
    assertThat(NetSum.of(mirrored.stream().mapToDouble(Double::doubleValue).toArray())).isZero();
    assertThat(NetSum.of(new double[] {0.0, -0.0, 2.5, -1.0})).isEqualTo(1.5);
  }

  static double[] profits(OptionBook book, double[] moves, double[] factors, double horizon) {
    double[] profits = new double[moves.length];
    book.addProfits(FORWARD, moves, factors, horizon, profits);
    return profits;
  }

  static List<OptionPosition> positions(Random random, int count) {
    List<OptionPosition> positions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      positions.add(NaiveBlack.position(random));
    }
    return positions;
  }

  static double[] moves(Random random, int count) {
    double[] moves = new double[count];
    for (int d = 0; d < count; d++) {
      moves[d] = 0.3 * random.nextGaussian();
    }
    return moves;
  }

  static double[] factors(Random random, int count) {
    double[] factors = new double[count];
    for (int d = 0; d < count; d++) {
      factors[d] = StrictMath.exp(0.4 * random.nextGaussian());
    }
    return factors;
  }
}
