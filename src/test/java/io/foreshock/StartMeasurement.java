package io.foreshock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Prints how long a service takes from exec to the first 200 of a path, how much time on a
 * processor that cost it, which a busy machine leaves comparable, and how much of it is resident
 * (VmRSS) after requests, over several starts. Needs Linux and no build. Run by hand on a store
 * that is there:
 *
 * <pre>java src/test/java/io/foreshock/StartMeasurement.java STARTS REQUESTS PATH PROGRAM...</pre>
 */
final class StartMeasurement {

  private static final long PAUSE_NANOS = 200_000;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private StartMeasurement() {}

  /**
   * Runs.
   *
   * @param args number of starts, requests after each, path, and the command line of the program
   */
  public static void main(String[] args) throws Exception {
    int starts = Integer.parseInt(args[0]);
    int requests = Integer.parseInt(args[1]);
    String[] command = Arrays.copyOfRange(args, 3, args.length);
    double[] milliseconds = new double[starts];
    double[] processor = new double[starts];
    double[] megabytes = new double[starts];
    for (int i = 0; i < starts; i++) {
      int port = freePort();
      long begun = System.nanoTime();
      Process service = start(port, command);
      try {
        awaitFirst(service, port, args[2]);
        milliseconds[i] = 1e-6 * (System.nanoTime() - begun);
        processor[i] = 1e-6 * processorNanos(service.pid());
        request(port, args[2], requests);
        megabytes[i] = residentKilobytes(service.pid()) / 1024.0;
      } finally {
        service.destroy();
        service.waitFor();
      }
    }
    print("exec to first 200, ms", milliseconds);
    print("on a processor, ms", processor);
    print("resident, MB", megabytes);
  }

  private static Process start(int port, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitFirst(Process service, int port, String path) {
    long begun = System.nanoTime();
    while (!answers(port, path)) {
      if (!service.isAlive() || System.nanoTime() - begun > LONGEST_NANOS) {
        throw new IllegalStateException("no 200 from " + path);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean answers(int port, String path) {
    try {
      request(port, path, 1);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Sends requests over one connection; anything but 200 fails. */
  private static void request(int port, String path, int times) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      byte[] request =
          ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < times; i++) {
        out.write(request);
        readAnswer(in);
      }
    }
  }

  private static void readAnswer(BufferedReader in) throws IOException {
    String status = in.readLine();
    if (status == null || !status.contains(" 200 ")) {
      throw new IOException("answer was " + status);
    }
    int length = 0;
    String header = in.readLine();
    while (!header.isEmpty()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
      header = in.readLine();
    }
    for (int read = 0; read < length; read++) {
      in.read();
    }
  }

  /** The sum over the threads that live; the first field is the time on a processor. */
  private static long processorNanos(long pid) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      long nanos = 0;
      for (Path thread : threads.toList()) {
        nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
      }
      return nanos;
    }
  }

  private static long residentKilobytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static void print(String what, double... values) {
    Arrays.sort(values);
    System.out.printf(
        Locale.ROOT,
        "%-22s median %.1f, range %.1f to %.1f, of %d%n",
        what,
        values[values.length / 2],
        values[0],
        values[values.length - 1],
        values.length);
  }
}
