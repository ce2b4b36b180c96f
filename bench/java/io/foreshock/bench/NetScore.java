package io.foreshock.bench;

import io.foreshock.forecast.learned.RecurrentNet;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One window of 64 steps of 16 inputs through a recurrent net of 32 cells. */
@State(Scope.Thread)
public class NetScore implements Checked {

  private static final int STEPS = 64;
  private static final int INPUTS = 16;
  private static final int UNITS = 32;
  private static final int GATES = 4;
  private static final double STRIDE = 1.7;

  private final RecurrentNet net =
      RecurrentNet.of(
          sines(INPUTS * GATES * UNITS, 0.1, 0.2),
          sines(UNITS * GATES * UNITS, 0.2, 0.2),
          sines(GATES * UNITS, 0.3, 0.2),
          sines(UNITS, 0.4, 0.2),
          new float[1]);
  private final float[] window = sines(STEPS * INPUTS, 0.5, 1.0);
  private final RecurrentNet.Workspace workspace = net.workspace();
  private final float[] output = new float[1];

  private static float[] sines(int count, double seed, double scale) {
    float[] sines = new float[count];
    for (int k = 0; k < count; k++) {
      sines[k] = (float) (scale * StrictMath.sin(seed + STRIDE * k));
    }
    return sines;
  }

  /** Scores the window. */
  @Benchmark
  public float run() {
    net.score(window, STEPS, workspace, output);
    return output[0];
  }

  @Override
  public Map<String, Double> oracle() {
    return Map.of("output", (double) run());
  }
}
