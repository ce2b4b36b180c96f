package io.foreshock.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Our side of a function: one JMH fork, printed as a JSON object. */
public final class JmhSide {

  private static final int WARM_UP = 3;
  private static final int MEASURED = 3;

  private JmhSide() {}

  /**
   * Times one benchmark method.
   *
   * @param args simple class name of a {@link Checked} benchmark
   */
  public static void main(String[] args) throws Exception {
    Class<?> type = Class.forName(JmhSide.class.getPackageName() + "." + args[0]);
    RunResult result = new Runner(options(type)).runSingle();
    Map<String, Double> printed = new LinkedHashMap<>();
    printed.put("cpu", result.getSecondaryResults().get(CpuTime.NAME).getScore());
    printed.put("wall", result.getPrimaryResult().getScore());
    printed.putAll(((Checked) type.getDeclaredConstructor().newInstance()).oracle());
    System.out.println(new ObjectMapper().writeValueAsString(printed));
  }

  /** Warm is what has had processor time, and on a busy machine that takes longer. */
  private static int warmUp() throws IOException {
    return WARM_UP * (int) Math.clamp(Math.ceil(Machine.load() / Machine.cores()), 1, 10);
  }

  private static Options options(Class<?> type) throws IOException {
    return new OptionsBuilder()
        .include(type.getName().replace(".", "\\.") + "\\.")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.SECONDS)
        .forks(1)
        .warmupIterations(warmUp())
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(MEASURED)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(CpuTime.class)
        .jvmArgs(
            "-Xms512m",
            "-Xmx512m",
            "-XX:ActiveProcessorCount=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dbench.home=" + System.getProperty("bench.home"))
        .verbosity(VerboseMode.SILENT)
        .build();
  }
}
