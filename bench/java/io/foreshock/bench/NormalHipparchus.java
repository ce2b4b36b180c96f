package io.foreshock.bench;

import java.util.Map;
import org.hipparchus.special.Erf;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The normal distribution by the error function of Hipparchus. */
@State(Scope.Thread)
public class NormalHipparchus implements Checked {

  private static final double ROOT_HALF = 0.7071067811865476;

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
    return 0.5 * Erf.erfc(-ROOT_HALF * z);
  }

  @Override
  public Map<String, Double> oracle() {
    return NormalArguments.oracle(NormalHipparchus::cumulative);
  }
}
