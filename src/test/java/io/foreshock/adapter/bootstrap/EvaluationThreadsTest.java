package io.foreshock.adapter.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class EvaluationThreadsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final EvaluationThreads threads = new EvaluationThreads(meters, new LowPriorityThreads());

  @AfterEach
  void stop() {
    threads.stop();
  }

  @Test
  void leaveAProcessor_afterwards_walksOnWithAtLeastOneThread() throws Exception {
    int before = threads.atOnce();
    threads.leaveAProcessor();
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(threads.atOnce())
        .isLessThanOrEqualTo(before)
        .isEqualTo(Math.clamp(processors - 1, 1, before));
    assertThat(threads.executor().submit(() -> 7).get()).isEqualTo(7);
    assertThat(meters.get("foreshock.evaluation").timer().count()).isOne();
  }

  /** The kernel's own word for it: field 19 of a thread's stat is its nice value. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void executor_itsThreads_areNicerThanTheirMaker() throws Exception {
    Callable<Integer> nice = EvaluationThreadsTest::niceOfThisThread;
    int ours = niceOfThisThread();
    assertThat(threads.executor().submit(nice).get()).isEqualTo(Math.max(ours, 10));
    assertThat(niceOfThisThread()).isEqualTo(ours);
  }

  private static int niceOfThisThread() throws Exception {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Integer.parseInt(afterName[16]);
  }
}
