package io.foreshock.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An exchange on this machine: answers as documented, and fails where a test wants it to. */
public final class StubExchange implements AutoCloseable {

  /** An answer; one that is longer on the wire than its body breaks off. */
  public record Answer(int status, String body, String retryAfter, int missingBytes) {

    /** Returns an answer of status 200. */
    public static Answer ok(String body) {
      return new Answer(200, body, "", 0);
    }

    /** Returns a refusal. */
    public static Answer refusal(int status, String retryAfter) {
      return new Answer(status, "{\"code\":-1,\"msg\":\"not now\"}", retryAfter, 0);
    }
  }

  private final HttpServer server;
  private final Function<Map<String, String>, String> pages;
  private final Deque<Answer> faults = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** Starts on a free port; pages are made from the parameters of the request. */
  public StubExchange(Function<Map<String, String>, String> pages) throws IOException {
    this.pages = pages;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Answers the next requests like this before it returns to its pages. */
  public StubExchange failing(Answer... answers) {
    faults.addAll(Arrays.asList(answers));
    return this;
  }

  /** Returns where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns path and query of the requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestURI().toString());
    Answer answer =
        faults.isEmpty()
            ? Answer.ok(pages.apply(parameters(exchange.getRequestURI().getQuery())))
            : faults.remove();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    exchange.sendResponseHeaders(answer.status(), body.length + answer.missingBytes());
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    } finally {
      exchange.close();
    }
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
