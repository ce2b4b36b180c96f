package io.foreshock.adapter.rest;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request must show before it may change which models there are. The key that every such
 * request carries also keeps pages of other origins from making one: a browser asks first before it
 * sends a header of that kind, and gets no leave.
 */
final class Mutations {

  /** Header by which a repeated request is known. */
  static final String KEY = "Idempotency-Key";

  static final String KEY_MEANING =
      "1 to 128 printable characters without spaces, chosen by the client. The same key again gets"
          + " the answer of the first request.";

  private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,128}");

  private Mutations() {}

  /**
   * Requires that a request may train and promote: until there is authentication, that it comes
   * from this machine.
   *
   * @throws ForbiddenRequestException if it may not
   */
  static void requireMayTrain(HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    if (address == null || !isLoopback(address)) {
      throw new ForbiddenRequestException(
          "trainings and models are changed from this machine only");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /**
   * Returns the key of a request.
   *
   * @throws InvalidRequestException if there is none or it is none
   */
  static String requireKey(@Nullable String key) {
    if (key == null || !PRINTABLE.matcher(key).matches()) {
      throw InvalidRequestException.inParameter(
          KEY,
          KEY
              + " must be 1 to 128 printable characters without spaces, "
              + (key == null ? "there was none" : "was '" + key + "'"));
    }
    return key;
  }
}
