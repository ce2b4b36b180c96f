package io.foreshock.portfolio.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptionRevaluationTest {

  private static final double FORWARD = 100.0;
  private static final double DAY = 1.0 / 365.0;
  private static final int SCENARIOS = 600;

  private final Random random = new Random(41);
  private final double[] moves = scaled(OptionBookTest.moves(random, SCENARIOS), 0.05);
  private final double[] factors = constant(1.02);

  @Test
  void addProfits_smallBook_isFullyRevalued() {
    OptionBook book = OptionBook.of(OptionBookTest.positions(random, 30));
    double[] profits = new double[SCENARIOS];
    RevaluationReport report = revalue(book, 1e9, profits);
    assertThat(report.method()).isEqualTo(RevaluationMethod.FULL_REVALUATION);
    assertThat(report.largestError()).isEmpty();
    assertThat(profits).containsExactly(OptionBookTest.profits(book, moves, factors, DAY));
  }

  @Test
  void addProfits_largeBookAndCloseEnough_usesGreeksAndSaysTheError() {
    OptionBook book = largeBook();
    double[] exact = OptionBookTest.profits(book, moves, factors, DAY);
    double[] greeks = new double[SCENARIOS];
    book.deltaGammaVega(FORWARD).addProfits(FORWARD, moves, factors, DAY, greeks);
    double[] profits = new double[SCENARIOS];
    RevaluationReport report = revalue(book, 1e6, profits);
    assertThat(report.method()).isEqualTo(RevaluationMethod.DELTA_GAMMA_VEGA);
    assertThat(report.tolerance()).isEqualTo(1e6);
    double error = report.largestError().orElseThrow();
    assertThat(error).isPositive().isLessThanOrEqualTo(largestDifference(exact, greeks));
    for (int d = 0; d < SCENARIOS; d++) {
      assertThat(profits[d]).isIn(exact[d], greeks[d]);
    }
  }

  @Test
  void addProfits_largeBook_samplesExtremesAndWorstLosses() {
    OptionBook book = largeBook();
    double[] exact = OptionBookTest.profits(book, moves, factors, DAY);
    double[] greeks = new double[SCENARIOS];
    book.deltaGammaVega(FORWARD).addProfits(FORWARD, moves, factors, DAY, greeks);
    double[] profits = new double[SCENARIOS];
    double error = revalue(book, 1e6, profits).largestError().orElseThrow();
    int lowest = place(moves, Arrays.stream(moves).min().orElseThrow());
    int highest = place(moves, Arrays.stream(moves).max().orElseThrow());
    int[] worst =
        IntStream.range(0, SCENARIOS)
            .boxed()
            .sorted((a, b) -> Double.compare(greeks[a], greeks[b]))
            .limit(32)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int d : IntStream.concat(IntStream.of(lowest, highest), IntStream.of(worst)).toArray()) {
      assertThat(profits[d]).isEqualTo(exact[d]);
      assertThat(error).isGreaterThanOrEqualTo(Math.abs(exact[d] - greeks[d]));
    }
  }

  @Test
  void addProfits_largeBookAndTooFarOff_isFullyRevalued() {
    OptionBook book = largeBook();
    double[] profits = new double[SCENARIOS];
    RevaluationReport report = revalue(book, 1e-6, profits);
    assertThat(report.method()).isEqualTo(RevaluationMethod.FULL_REVALUATION);
    assertThat(report.largestError().orElseThrow()).isGreaterThan(1e-6);
    assertThat(profits).containsExactly(OptionBookTest.profits(book, moves, factors, DAY));
  }

  /** One scenario far out among small ones is where the Greeks fail, and the sample must see it. */
  @Test
  void addProfits_oneFarMove_isNoticed() {
    OptionBook book = largeBook();
    double[] profits = new double[SCENARIOS];
    double small = revalue(book, 1e9, profits).largestError().orElseThrow();
    moves[457] = -1.0;
    double far = revalue(book, 1e9, profits).largestError().orElseThrow();
    assertThat(far).isGreaterThan(10.0 * small);
  }

  /** A gain of the sold book, so that it is not among the worst losses. */
  @Test
  void addProfits_oneFarVolatility_isNoticed() {
    OptionBook book = largeBook();
    double small = revalue(book, 1e9, new double[SCENARIOS]).largestError().orElseThrow();
    factors[457] = 0.05;
    double far = revalue(book, 1e9, new double[SCENARIOS]).largestError().orElseThrow();
    assertThat(far).isGreaterThan(10.0 * small);
  }

  @Test
  void addProfits_noScenario_doesNothing() {
    double[] none = {};
    RevaluationReport report =
        OptionRevaluation.addProfits(largeBook(), FORWARD, none, none, DAY, 0.0, none);
    assertThat(report.method()).isEqualTo(RevaluationMethod.DELTA_GAMMA_VEGA);
  }

  @Test
  void addProfits_badTolerance_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revalue(OptionBook.EMPTY, Double.NaN, new double[SCENARIOS]))
        .withMessage("tolerance must be at least 0 and finite, was NaN");
  }

  private RevaluationReport revalue(OptionBook book, double tolerance, double[] profits) {
    return OptionRevaluation.addProfits(book, FORWARD, moves, factors, DAY, tolerance, profits);
  }

  /** Sold options, half a year and longer, at 2,100 strikes. */
  private static OptionBook largeBook() {
    List<OptionPosition> positions = new ArrayList<>();
    for (int i = 0; i < 2_100; i++) {
      OptionTerms terms =
          new OptionTerms(
              i % 2 == 0 ? OptionKind.CALL : OptionKind.PUT, 60.0 + 0.04 * i, 0.5 + i % 3, 0.7);
      positions.add(new OptionPosition(terms, -1.0 - 0.1 * (i % 5)));
    }
    return OptionBook.of(positions);
  }

  private static double largestDifference(double[] left, double[] right) {
    return IntStream.range(0, left.length)
        .mapToDouble(d -> Math.abs(left[d] - right[d]))
        .max()
        .orElseThrow();
  }

  private static int place(double[] values, double value) {
    return IntStream.range(0, values.length)
        .filter(d -> values[d] == value)
        .findFirst()
        .orElseThrow();
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }

  private static double[] constant(double value) {
    double[] values = new double[SCENARIOS];
    Arrays.fill(values, value);
    return values;
  }
}
