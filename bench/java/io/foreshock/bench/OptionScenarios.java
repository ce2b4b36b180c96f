package io.foreshock.bench;

import io.foreshock.portfolio.pricing.OptionBook;
import io.foreshock.portfolio.pricing.OptionKind;
import io.foreshock.portfolio.pricing.OptionPosition;
import io.foreshock.portfolio.pricing.OptionTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Full revaluation of the options of one market: 8 expiries of 50 strikes, 2,000 scenarios of price
 * and volatility, one day ahead. One operation is one option in one scenario.
 */
@State(Scope.Thread)
public class OptionScenarios implements Checked {

  private static final int EXPIRIES = 8;
  private static final int STRIKES = 50;
  private static final int SCENARIOS = 2_000;
  private static final double FORWARD = 60_000.0;
  private static final double DAY = 1.0 / 365.0;

  private final Random random = new Random(1);
  private final OptionBook book = book();
  private final double[] moves = new double[SCENARIOS];
  private final double[] factors = new double[SCENARIOS];
  private final double[] profits = new double[SCENARIOS];

  /** Draws the scenarios. */
  public OptionScenarios() {
    for (int d = 0; d < SCENARIOS; d++) {
      moves[d] = 0.06 * random.nextGaussian();
      factors[d] = StrictMath.exp(0.2 * random.nextGaussian());
    }
  }

  private OptionBook book() {
    List<OptionPosition> positions = new ArrayList<>();
    for (int expiry = 0; expiry < EXPIRIES; expiry++) {
      double years = DAY * (3 << expiry);
      for (int strike = 0; strike < STRIKES; strike++) {
        double price = 1_000.0 * Math.rint(60.0 * StrictMath.exp(0.02 * (strike - 25)));
        double volatility = 0.5 + 0.002 * Math.abs(strike - 25) + 0.01 * expiry;
        OptionKind kind = strike < 25 ? OptionKind.PUT : OptionKind.CALL;
        OptionTerms terms = new OptionTerms(kind, price, years, volatility);
        positions.add(new OptionPosition(terms, random.nextGaussian()));
      }
    }
    return OptionBook.of(positions);
  }

  /** Prices all options in all scenarios. */
  @Benchmark
  @OperationsPerInvocation(EXPIRIES * STRIKES * SCENARIOS)
  public double[] revalue() {
    Arrays.fill(profits, 0.0);
    book.addProfits(FORWARD, moves, factors, DAY, profits);
    return profits;
  }

  @Override
  public Map<String, Double> oracle() {
    return Map.of("rows", (double) book.size(), "sum", Arrays.stream(revalue()).sum());
  }
}
