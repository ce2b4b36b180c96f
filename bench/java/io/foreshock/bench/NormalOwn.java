package io.foreshock.bench;

import io.foreshock.portfolio.pricing.StandardNormal;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The normal distribution as pricing has it: one polynomial for all arguments. */
@State(Scope.Thread)
public class NormalOwn implements Checked {

  private final double[] arguments = NormalArguments.draw();
  private final double[] values = new double[NormalArguments.COUNT];

  /** Evaluates Φ at all arguments. */
  @Benchmark
  @OperationsPerInvocation(NormalArguments.COUNT)
  public double[] cumulative() {
    for (int i = 0; i < values.length; i++) {
      values[i] = cumulative(arguments[i]);
    }
    return values;
  }

  private static double cumulative(double z) {
    return StandardNormal.cumulative(z);
  }

  @Override
  public Map<String, Double> oracle() {
    return NormalArguments.oracle(NormalOwn::cumulative);
  }
}
