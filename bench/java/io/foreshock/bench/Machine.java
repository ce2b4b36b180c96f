package io.foreshock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What is known of the machine and of how busy it is. */
final class Machine {

  private static final Path LOAD = Path.of("/proc/loadavg");

  private Machine() {}

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Returns the load average of the last minute. */
  static double load() throws IOException {
    return Double.parseDouble(Files.readString(LOAD).split(" ")[0]);
  }

  /** Waits until the load is not above the cores, or the time is up. */
  static double loadAfterWaiting(Duration most) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (load() > cores() && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofSeconds(5));
    }
    return load();
  }

  /** Returns one line: cores, memory, processor, Java. */
  static String describe() throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse("unknown processor");
    long kilobytes =
        Long.parseLong(
            Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("[^0-9]", ""));
    return cores()
        + " shared cores, "
        + Math.round(kilobytes / 1024.0 / 1024.0)
        + " GiB, "
        + processor
        + ", JDK "
        + Runtime.version().feature();
  }

  /** Returns the processor time a process has used, seconds. */
  static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  /** Returns the resident memory of a process, megabytes. */
  static double residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024.0)
        .findFirst()
        .orElse(Double.NaN);
  }
}
