package io.foreshock.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A form of the normal distribution, evaluated where options ask for it: from the centre far into
 * both tails. Each form is measured in a process of its own, so the call is of one kind.
 */
@State(Scope.Thread)
public abstract class NormalSide implements Checked {

  private static final int COUNT = 10_000;

  private final double[] arguments = new Random(1).doubles(COUNT, -6.0, 6.0).toArray();
  private final double[] values = new double[COUNT];

  /** Returns Φ(z). */
  abstract double cumulative(double z);

  /** Evaluates Φ at all arguments. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] cumulative() {
    for (int i = 0; i < values.length; i++) {
      values[i] = cumulative(arguments[i]);
    }
    return values;
  }

  /** Returns the sum of Φ and of its logarithm, which shows errors in the tail. */
  @Override
  public Map<String, Double> oracle() {
    double[] all = Arrays.stream(arguments).map(this::cumulative).toArray();
    return Map.of(
        "sum", Arrays.stream(all).sum(),
        "sumOfLogs", Arrays.stream(all).map(StrictMath::log).sum());
  }
}
