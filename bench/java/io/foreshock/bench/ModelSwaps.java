package io.foreshock.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Swaps the model of a running service: rolls an edition back and promotes it again in turn, each
 * time waiting until the market is published by the other one. Swaps are due at fixed times, so
 * that a service that swaps fast is not swapped more often.
 */
public final class ModelSwaps {

  private static final long POLL_NANOS = 10_000_000L;
  private static final long NANOS_A_MS = 1_000_000L;
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI market;
  private final String model;
  private final String version;

  private ModelSwaps(Map<String, String> options) {
    this.market = URI.create(options.get("url"));
    this.model = options.get("model");
    this.version = options.get("version");
  }

  /**
   * Swaps, then makes a file that says so.
   *
   * @param args pairs: {@code --url} margin parameters of a market, {@code --model}, {@code
   *     --version} the edition, {@code --swaps} how often, an even number, {@code --every}
   *     milliseconds from one to the next, {@code --done} the file
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      options.put(args[i].substring(2), args[i + 1]);
    }
    ModelSwaps swaps = new ModelSwaps(options);
    int wanted = Integer.parseInt(options.get("swaps"));
    long every = Long.parseLong(options.get("every")) * NANOS_A_MS;
    long begin = System.nanoTime();
    for (int swap = 0; swap < wanted; swap++) {
      LockSupport.parkNanos(begin + swap * every - System.nanoTime());
      swaps.move(swap % 2 == 0 ? "rollback" : "promote", swap % 2 == 1);
    }
    Files.writeString(Path.of(options.get("done")), Integer.toString(wanted));
  }

  private void move(String action, boolean serves) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(market.resolve("/v1/models/" + model + ":" + action))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"version\":\"" + version + "\",\"reason\":\"swap\"}"))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IllegalStateException(action + " failed: " + answer.body());
    }
    awaitPublished(serves);
  }

  private void awaitPublished(boolean serves) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(market).GET().build();
    long begin = System.nanoTime();
    while (isServed(request) != serves) {
      if (System.nanoTime() - begin > LONGEST_NANOS) {
        throw new IllegalStateException("not published after a minute");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private boolean isServed(HttpRequest request) throws IOException, InterruptedException {
    return client
        .send(request, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Foreshock-Model")
        .filter((model + "/" + version)::equals)
        .isPresent();
  }
}
