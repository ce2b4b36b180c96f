package io.foreshock.adapter.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Asks a server for one address. Redirections are followed, but not from https to http. Proxies and
 * trusted certificates are those of the process ({@code http.proxyHost}, {@code
 * javax.net.ssl.trustStore} and their like).
 *
 * <p>The connections are those of the core of the JDK: its other HTTP client would make the native
 * image some 2 MB larger.
 */
final class HttpGet {

  /** A page of 1,000 rows has some 200 kB. */
  static final int LARGEST_BODY = 16 << 20;

  /** With the redirections, which then must have led somewhere. */
  static final int MOST_REQUESTS = 5;

  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int FIRST_ERROR = 400;

  private final int connectLimitMs;
  private final int silenceLimitMs;

  /**
   * Makes what asks.
   *
   * @param connectLimit how long a connection may take
   * @param silenceLimit how long the server may then say nothing, in a handshake of TLS too
   */
  HttpGet(Duration connectLimit, Duration silenceLimit) {
    this.connectLimitMs = Math.toIntExact(connectLimit.toMillis());
    this.silenceLimitMs = Math.toIntExact(silenceLimit.toMillis());
  }

  /**
   * Returns the answer, of whatever status.
   *
   * @throws ConnectException if the server cannot be reached
   * @throws IOException if it did not answer in time, whole, in HTTP, with 16 MB at most, or under
   *     a certificate that is trusted
   * @throws InterruptedException if the thread was interrupted; the connection is closed then
   */
  HttpAnswer ask(URI address) throws IOException, InterruptedException {
    FutureTask<HttpAnswer> answer = new FutureTask<>(() -> follow(address));
    // A virtual thread, as an interruption closes the connection that one waits for.
    Thread.ofVirtual().start(answer);
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw cause(failed);
    } finally {
      answer.cancel(true);
    }
  }

  private static IOException cause(ExecutionException failed) {
    return switch (failed.getCause()) {
      case IOException broken -> broken;
      case RuntimeException wrong -> throw wrong;
      case null, default -> throw new IllegalStateException(failed);
    };
  }

  private HttpAnswer follow(URI address) throws IOException {
    HttpAnswer answer = once(address);
    URI asked = address;
    for (int requests = 1; requests < MOST_REQUESTS; requests++) {
      Optional<URI> next = next(asked, answer);
      if (next.isEmpty()) {
        return answer;
      }
      asked = next.get();
      answer = once(asked);
    }
    return answer;
  }

  private static Optional<URI> next(URI asked, HttpAnswer answer) throws IOException {
    Optional<String> location = answer.header("Location");
    if (!REDIRECTIONS.contains(answer.status()) || location.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(asked.resolve(new URI(location.get()))).filter(to -> allowed(asked, to));
    } catch (URISyntaxException e) {
      throw new ProtocolException("redirected to '" + location.get() + "', which is no address");
    }
  }

  /** Tells whether a redirection leads to the same kind of connection or a safer one. */
  static boolean allowed(URI from, URI to) {
    boolean safer = "https".equalsIgnoreCase(to.getScheme());
    boolean same =
        "http".equalsIgnoreCase(to.getScheme())
            && to.getScheme().equalsIgnoreCase(from.getScheme());
    return to.getHost() != null && (safer || same);
  }

  private HttpAnswer once(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(connectLimitMs);
    connection.setReadTimeout(silenceLimitMs);
    connection.setRequestProperty("Accept", "application/json");
    connection.setRequestProperty("User-Agent", "foreshock");
    try {
      connect(connection);
      int status = status(connection);
      return new HttpAnswer(connection, status, body(connection, status));
    } catch (IOException broken) {
      connection.disconnect();
      throw broken;
    }
  }

  private static void connect(HttpURLConnection connection) throws IOException {
    try {
      connection.connect();
    } catch (UnknownHostException | SocketTimeoutException unreachable) {
      throw unreachable(unreachable);
    } catch (SocketException broken) {
      // A server that was reached resets the connection in a handshake of TLS.
      throw isReset(broken) ? broken : unreachable(broken);
    }
  }

  private static boolean isReset(SocketException broken) {
    return String.valueOf(broken.getMessage()).startsWith("Connection reset");
  }

  private static ConnectException unreachable(IOException cause) {
    ConnectException unreachable = new ConnectException(cause.getMessage());
    unreachable.initCause(cause);
    return unreachable;
  }

  private static int status(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new ProtocolException("the answer has no status");
    }
    return status;
  }

  private static byte[] body(HttpURLConnection connection, int status) throws IOException {
    try (InputStream in =
        status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] body = in == null ? new byte[0] : in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        throw new IOException("the body has more than " + LARGEST_BODY + " bytes");
      }
      return body;
    }
  }
}
