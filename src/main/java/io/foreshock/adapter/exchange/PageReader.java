package io.foreshock.adapter.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/**
 * Asks an exchange for pages, and asks again where that may help: after a status of 5xx, a broken
 * or late answer, and a refusal for asking too often. Not safe for threads.
 */
final class PageReader {

  private static final int ATTEMPTS = 6;
  private static final long FIRST_WAIT_MS = 1000;

  /** A ban for longer is told, not waited for. */
  private static final long LONGEST_WAIT_MS = Duration.ofMinutes(15).toMillis();

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

  private static final int SHOWN_OF_REFUSAL = 200;

  private final HttpGet http = new HttpGet(CONNECT_LIMIT, SILENCE_LIMIT);
  private final Clock clock;
  private final Sleeper sleeper;
  private final Venue venue;
  private final String baseUrl;
  private OptionalLong exchangeTimeMs = OptionalLong.empty();

  PageReader(Clock clock, Sleeper sleeper, Venue venue, String baseUrl) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.venue = venue;
    this.baseUrl = baseUrl;
  }

  /**
   * Returns the time, epoch milliseconds, of the slower of this machine's and the exchange's clock:
   * a row that is complete by both is complete.
   */
  long nowMs() {
    return Math.min(clock.millis(), exchangeTimeMs.orElse(Long.MAX_VALUE));
  }

  /** Waits between two pages. */
  void pause() throws IOException {
    sleep(venue.pauseMs());
  }

  /**
   * Returns the answer to a query.
   *
   * @throws IOException if there is none, told in one sentence
   */
  Page read(Query query) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(query);
      } catch (TransientFailure failure) {
        long waitMs = failure.waitMsOr(FIRST_WAIT_MS << (attempt - 1));
        if (attempt == ATTEMPTS || waitMs > LONGEST_WAIT_MS) {
          throw new IOException(baseUrl + " " + failure.getMessage() + "; gave up", failure);
        }
        sleep(waitMs);
      } catch (MalformedPageException malformed) {
        throw new IOException(
            "the page from "
                + Instant.ofEpochMilli(query.fromMs())
                + " of "
                + baseUrl
                + " "
                + malformed.getMessage(),
            malformed);
      }
    }
  }

  private Page attempt(Query query) throws IOException {
    HttpAnswer answer = send(venue.path(query));
    refuse(answer);
    exchangeTimeMs = time(answer);
    return venue.page(JsonCells.parse(answer.body()), query);
  }

  private HttpAnswer send(String path) throws IOException {
    try {
      return http.ask(URI.create(baseUrl + path));
    } catch (ConnectException unreachable) {
      throw unreachable(unreachable);
    } catch (IOException broken) {
      throw TransientFailure.of("broke off: " + broken.getMessage(), broken);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Before the first answer there is no network; after it, the network is away for a while. */
  private IOException unreachable(IOException cause) {
    return exchangeTimeMs.isPresent()
        ? TransientFailure.of("cannot be reached", cause)
        : new IOException(baseUrl + " cannot be reached; is there a network?", cause);
  }

  private void refuse(HttpAnswer answer) throws IOException {
    int status = answer.status();
    if (status == 429 || status == 418) {
      throw asksToWait(answer);
    }
    if (status >= 500) {
      throw TransientFailure.of("answered with status " + status);
    }
    if (status != 200) {
      String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
      String shown = text.substring(0, Math.min(SHOWN_OF_REFUSAL, text.length()));
      throw new IOException(baseUrl + " answered with status " + status + ": " + shown);
    }
  }

  private static TransientFailure asksToWait(HttpAnswer answer) {
    String message = "asks to wait, with status " + answer.status();
    String seconds = answer.header("Retry-After").orElse("").strip();
    return seconds.matches("[0-9]{1,9}")
        ? TransientFailure.waiting(
            message + " and Retry-After " + seconds + " s", 1000 * Long.parseLong(seconds))
        : TransientFailure.of(message);
  }

  private OptionalLong time(HttpAnswer answer) {
    String date = answer.header("Date").orElse("");
    try {
      return OptionalLong.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.of(clock.millis());
    }
  }

  private void sleep(long milliseconds) throws IOException {
    try {
      sleeper.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }
}
