package io.foreshock.adapter.exchange;

import java.net.HttpURLConnection;
import java.util.Optional;

/** What a server answered, with its whole body. */
final class HttpAnswer {

  private final HttpURLConnection connection;
  private final int status;
  private final byte[] body;

  HttpAnswer(HttpURLConnection connection, int status, byte[] body) {
    this.connection = connection;
    this.status = status;
    this.body = body;
  }

  /** Returns the status, 100 to 599 where the server keeps to the standard. */
  int status() {
    return status;
  }

  /** Returns the value of a header, if the server sent it; case does not matter in its name. */
  Optional<String> header(String name) {
    return Optional.ofNullable(connection.getHeaderField(name));
  }

  /** Returns the body, empty if there was none. */
  byte[] body() {
    return body.clone();
  }
}
