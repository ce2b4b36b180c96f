package io.foreshock.portfolio.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltaGammaVegaTest {

  private static final double FORWARD = 100.0;
  private static final double DAY = 1.0 / 365.0;

  /**
   * By hand: dS = 100·0.1 = 10, dσ = 0.5·(1.2 − 1) = 0.1, two days. For one unit 0.5·10 +
   * ½·0.02·100 + 8·0.1 − 0.3·2 = 5 + 1 + 0.8 − 0.6 = 6.2; three units 18.6.
   */
  @Test
  void addProfits_oneScenario_isTheSumByHand() {
    DeltaGammaVega book = of(new GreeksPosition(new Greeks(0.5, 0.02, 8.0, -0.3), 3.0, 0.5, 0.0));
    double[] profits = {1.0};
    book.addProfits(
        FORWARD, new double[] {StrictMath.log(1.1)}, new double[] {1.2}, 2.0 * DAY, profits);
    assertThat(profits[0]).isCloseTo(19.6, within(1e-12));
  }

  /** By hand: a year's damping is 0.472550815605451; 4^0.4725… − 1 = 0.925371…, times 8·0.5·3. */
  @Test
  void addProfits_longDated_dampsTheShock() {
    DeltaGammaVega book = of(new GreeksPosition(new Greeks(0.0, 0.0, 8.0, 0.0), 3.0, 0.5, 1.0));
    double[] profits = new double[1];
    book.addProfits(FORWARD, new double[1], new double[] {4.0}, 0.0, profits);
    double expected = 12.0 * (StrictMath.pow(4.0, 0.472550815605451) - 1.0);
    assertThat(profits[0]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void addProfits_linearPosition_isExact() {
    DeltaGammaVega book = of(new GreeksPosition(new Greeks(1.0, 0.0, 0.0, 0.0), -2.0, 0.5, 0.0));
    double[] profits = new double[2];
    book.addProfits(
        FORWARD,
        new double[] {Double.NEGATIVE_INFINITY, 1.0},
        new double[] {1.0, 3.0},
        DAY,
        profits);
    assertThat(profits[0]).isEqualTo(200.0);
    assertThat(profits[1]).isEqualTo(-200.0 * StrictMath.expm1(1.0));
  }

  /**
   * The remainder is of third order: a tenth of the move leaves about a thousandth of the error.
   */
  @Test
  void addProfits_optionsAndSmallerMoves_errorFallsByItsOrder() {
    Random random = new Random(31);
    for (int round = 0; round < 200; round++) {
      OptionTerms terms =
          new OptionTerms(
              round % 2 == 0 ? OptionKind.CALL : OptionKind.PUT,
              80.0 + 40.0 * random.nextDouble(),
              0.3 + random.nextDouble(),
              0.4 + random.nextDouble());
      OptionBook book = OptionBook.of(List.of(new OptionPosition(terms, 1.0)));
      double[] moves = {0.01, 0.001};
      double[] same = {1.0, 1.0};
      double[] exact = OptionBookTest.profits(book, moves, same, 0.0);
      double[] approximate = new double[2];
      book.deltaGammaVega(FORWARD).addProfits(FORWARD, moves, same, 0.0, approximate);
      assertThat(Math.abs(approximate[0] - exact[0])).isLessThan(2e-3);
      assertThat(Math.abs(approximate[1] - exact[1])).isLessThan(2e-6);
    }
  }

  @Test
  void of_positionsAndOpposites_leaveNothing() {
    Random random = new Random(32);
    List<GreeksPosition> positions = positions(random);
    for (GreeksPosition position : List.copyOf(positions)) {
      positions.add(position.with(-position.quantity()));
    }
    Collections.shuffle(positions, random);
    DeltaGammaVega book = DeltaGammaVega.of(positions);
    double[] profits = new double[20];
    book.addProfits(
        FORWARD,
        OptionBookTest.moves(random, 20),
        OptionBookTest.factors(random, 20),
        DAY,
        profits);
    assertThat(profits).containsOnly(0.0);
    assertThat(book.grossDelta()).isZero();
  }

  @Test
  void of_anyOrder_givesTheSameBits() {
    Random random = new Random(33);
    List<GreeksPosition> positions = positions(random);
    DeltaGammaVega given = DeltaGammaVega.of(positions);
    Collections.shuffle(positions, random);
    DeltaGammaVega shuffled = DeltaGammaVega.of(positions);
    assertThat(shuffled.delta()).isEqualTo(given.delta());
    assertThat(shuffled.grossDelta()).isEqualTo(given.grossDelta());
    assertThat(shuffled.gamma()).isEqualTo(given.gamma());
    assertThat(shuffled.theta()).isEqualTo(given.theta());
  }

  @Test
  void deltaGammaVega_ofOptions_sumsTheirGreeks() {
    OptionTerms call = new OptionTerms(OptionKind.CALL, 90.0, 0.5, 0.6);
    OptionTerms put = new OptionTerms(OptionKind.PUT, 90.0, 0.5, 0.6);
    DeltaGammaVega book =
        OptionBook.of(List.of(new OptionPosition(call, 2.0), new OptionPosition(put, 3.0)))
            .deltaGammaVega(FORWARD);
    double ofCall = Black76.greeks(call, FORWARD).delta();
    double ofPut = Black76.greeks(put, FORWARD).delta();
    assertThat(book.delta()).isCloseTo(2.0 * ofCall + 3.0 * ofPut, within(1e-15));
    assertThat(book.grossDelta()).isCloseTo(2.0 * ofCall - 3.0 * ofPut, within(1e-15));
    assertThat(book.gamma()).isCloseTo(5.0 * Black76.greeks(call, FORWARD).gamma(), within(1e-15));
    assertThat(book.theta()).isCloseTo(5.0 * Black76.greeks(call, FORWARD).theta(), within(1e-15));
  }

  @Test
  void greeks_notFinite_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Greeks(0.0, Double.NaN, 0.0, 0.0))
        .withMessage("gamma must be finite, was NaN");
  }

  @Test
  void position_badVolatility_isRefused() {
    Greeks greeks = new Greeks(1.0, 0.0, 0.0, 0.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GreeksPosition(greeks, 1.0, 0.0, 1.0))
        .withMessage("volatility must be in (0, 10], was 0.0");
  }

  private static DeltaGammaVega of(GreeksPosition position) {
    return DeltaGammaVega.of(List.of(position));
  }

  static List<GreeksPosition> positions(Random random) {
    List<GreeksPosition> positions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Greeks greeks =
          new Greeks(
              random.nextGaussian(),
              0.01 * random.nextGaussian(),
              10.0 * random.nextGaussian(),
              random.nextGaussian());
      positions.add(
          new GreeksPosition(greeks, random.nextGaussian(), 0.5, 0.1 * random.nextInt(5)));
    }
    return positions;
  }
}
