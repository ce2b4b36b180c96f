package io.foreshock.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads a service over HTTP/1.1 from one thread. Open loop with {@code --rate}: requests are due at
 * fixed times, and the latency of each is counted from then, also when every connection was busy,
 * so that a stall of the service is not left out (coordinated omission). Closed loop without: each
 * connection asks again at once, which finds the capacity.
 */
public final class LoadGenerator {

  private static final long NANOS = 1_000_000_000L;
  private static final long NANOS_A_MS = 1_000_000L;
  private static final long LONGEST_WAIT_MS = 10;
  private static final long SHORT_WAIT_NANOS = 20_000;
  private static final long LOOK_NANOS = 50 * NANOS_A_MS;

  private final Map<String, String> options;
  private final InetSocketAddress address;
  private final byte[] request;
  private final double rate;
  private final long pid;
  private final Optional<Path> until;
  private final List<LoadConnection> connections = new ArrayList<>();
  private final ArrayDeque<LoadConnection> idle = new ArrayDeque<>();

  private LoadGenerator(Map<String, String> options) throws IOException {
    URI url = URI.create(options.get("url"));
    this.options = options;
    this.address = new InetSocketAddress(url.getHost(), url.getPort());
    String path =
        url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
    this.request = request(path, url.getAuthority(), options.get("body"));
    this.rate = Double.parseDouble(options.getOrDefault("rate", "0"));
    this.pid = Long.parseLong(options.get("pid"));
    this.until = Optional.ofNullable(options.get("until")).map(Path::of);
  }

  private static byte[] request(String path, String authority, String bodyFile)
      throws IOException {
    String target = path + " HTTP/1.1\r\nHost: " + authority + "\r\n";
    if (bodyFile == null) {
      return ("GET " + target + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
    String body = Files.readString(Path.of(bodyFile), StandardCharsets.US_ASCII);
    String kind = "Content-Type: application/json\r\nContent-Length: " + body.length();
    return ("POST " + target + kind + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Loads, then prints a JSON object of numbers.
   *
   * @param args pairs: {@code --url}, {@code --pid} of the service, {@code --connections}, {@code
   *     --seconds}, {@code --warm-up} seconds, {@code --rate} a second for an open loop, {@code
   *     --within} milliseconds for an answer to count as good, {@code --until} a file that ends the
   *     load earlier once it is there, {@code --body} a file of ASCII JSON to post in place of a GET
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      options.put(args[i].substring(2), args[i + 1]);
    }
    Map<String, Double> result = new LoadGenerator(options).run();
    System.out.println(new ObjectMapper().writeValueAsString(result));
  }

  private Map<String, Double> run() throws IOException {
    try (Selector selector = Selector.open()) {
      int count = Integer.parseInt(options.getOrDefault("connections", "16"));
      for (int i = 0; i < count; i++) {
        connections.add(new LoadConnection(selector, address, request));
      }
      idle.addAll(connections);
      double warmUp = Double.parseDouble(options.getOrDefault("warm-up", "1"));
      if (warmUp > 0) {
        drive(selector, new LoadTally(limitNanos()), warmUp);
      }
      LoadTally tally = new LoadTally(limitNanos());
      double cpu = Machine.cpuSeconds(pid);
      double seconds =
          drive(selector, tally, Double.parseDouble(options.getOrDefault("seconds", "3")));
      cpu = Machine.cpuSeconds(pid) - cpu;
      for (LoadConnection connection : connections) {
        connection.close();
      }
      return tally.numbers(seconds, cpu);
    }
  }

  private long limitNanos() {
    String within = options.get("within");
    return within == null ? Long.MAX_VALUE : Long.parseLong(within) * 1_000_000L;
  }

  /** Loads for a while and waits for what is under way; returns the seconds it took. */
  private double drive(Selector selector, LoadTally tally, double seconds) throws IOException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * NANOS);
    long sent = 0;
    long looked = start;
    while (true) {
      long now = System.nanoTime();
      if (now - looked > LOOK_NANOS && now < end) {
        looked = now;
        end = until.filter(Files::exists).isPresent() ? now : end;
      }
      if (now < end) {
        sent = send(start, now, sent);
      } else if (idle.size() == connections.size() || now > end + NANOS) {
        return (Math.min(now, end) - start) / (double) NANOS;
      }
      receive(selector, tally, end, start + (long) (sent / rate * NANOS));
    }
  }

  private long send(long start, long now, long sentBefore) throws IOException {
    long sent = sentBefore;
    while (!idle.isEmpty()) {
      long due = rate == 0 ? now : start + (long) (sent / rate * NANOS);
      if (due > now) {
        break;
      }
      idle.poll().send(due);
      sent++;
    }
    return sent;
  }

  /** Waits for answers, not beyond the moment the next request is due and never on a full core. */
  private void receive(Selector selector, LoadTally tally, long end, long due) throws IOException {
    long freeMs =
        idle.isEmpty() || rate == 0 ? LONGEST_WAIT_MS : (due - System.nanoTime()) / NANOS_A_MS;
    int ready =
        freeMs > 0 ? selector.select(Math.min(freeMs, LONGEST_WAIT_MS)) : selector.selectNow();
    if (ready == 0 && freeMs <= 0) {
      LockSupport.parkNanos(SHORT_WAIT_NANOS);
    }
    for (SelectionKey key : selector.selectedKeys()) {
      LoadConnection connection = (LoadConnection) key.attachment();
      if (connection.read()) {
        long now = System.nanoTime();
        if (now <= end) {
          tally.count(connection, now);
        }
        idle.add(connection);
      }
    }
    selector.selectedKeys().clear();
  }
}
