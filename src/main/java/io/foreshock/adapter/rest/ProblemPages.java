package io.foreshock.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Problems that arise where no resource is reached: unknown paths and bodies that are too large.
 */
@ApplicationScoped
final class ProblemPages {

  /** Before the server's own check of the size, which answers without a body. */
  private static final int BEFORE_UPLOAD_LIMIT = 100;

  private static final String CONTENT_LENGTH = "Content-Length";
  private static final long DRAIN_TIMEOUT_MS = 5_000;

  private final ObjectMapper mapper;
  private final long maximumBytes;

  ProblemPages(
      ObjectMapper mapper,
      @ConfigProperty(name = "foreshock.rest.max-body-bytes") long maximumBytes) {
    this.mapper = mapper;
    this.maximumBytes = maximumBytes;
  }

  /** Returns the problem of a path that leads nowhere. */
  static Problem unknownPath(String path) {
    return Problem.of(404, "unknown-path", "Unknown path", "nothing is found at " + path, path);
  }

  /** Returns the problem of a service that is asked for more than it can answer in time. */
  static Problem overloaded(String path) {
    return Problem.of(
        503,
        "overloaded",
        "Overloaded",
        "more is asked for than can be answered in time; try again after the seconds in Retry-After",
        path);
  }

  /** Returns the problem that goes with a status alone. */
  static Problem ofStatus(int status, String path) {
    return switch (status) {
      case 404 -> unknownPath(path);
      case 405 ->
          Problem.of(405, "method-not-allowed", "Method not allowed", "see header Allow", path);
      case 406 ->
          Problem.of(
              406,
              "not-acceptable",
              "Not acceptable",
              "none of the media types in Accept can be produced",
              path);
      case 413 ->
          Problem.of(413, "body-too-large", "Body too large", "send the bars in parts", path);
      case 415 ->
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              "send application/json",
              path);
      case 500 ->
          Problem.of(
              500,
              "internal-error",
              "Internal error",
              "the service failed to answer; its log says why",
              path);
      default -> Problem.of(status, "refused", "Refused", "the request cannot be answered", path);
    };
  }

  void register(@Observes Filters filters) {
    filters.register(this::refuseTooLarge, BEFORE_UPLOAD_LIMIT);
  }

  void register(@Observes Router router) {
    router.route().last().handler(this::answerUnknownPath);
  }

  private void answerUnknownPath(RoutingContext context) {
    end(context, unknownPath(context.normalizedPath()));
  }

  private void refuseTooLarge(RoutingContext context) {
    String length = context.request().getHeader(CONTENT_LENGTH);
    if (length == null || !isTooLarge(length)) {
      context.next();
      return;
    }
    discardBody(context);
    end(context, ofStatus(413, context.normalizedPath()));
  }

  /** Answers a request that is refused before anything of it was read but its head. */
  void refuse(RoutingContext context, Problem problem, int retrySeconds) {
    if (context.request().method() != HttpMethod.GET) {
      discardBody(context);
    }
    context.response().putHeader("Retry-After", Integer.toString(retrySeconds));
    end(context, problem);
  }

  private static void discardBody(RoutingContext context) {
    drain(context);
    if (context.request().version() != HttpVersion.HTTP_2) {
      context.response().putHeader("Connection", "close");
    }
  }

  private boolean isTooLarge(String length) {
    try {
      return Long.parseLong(length) > maximumBytes;
    } catch (NumberFormatException _) {
      return true;
    }
  }

  /** Reads on for a while: a connection closed over unread bytes would lose the answer. */
  private static void drain(RoutingContext context) {
    HttpServerRequest request = context.request();
    long timer =
        context.vertx().setTimer(DRAIN_TIMEOUT_MS, expired -> request.connection().close());
    request.handler(bytes -> {}).endHandler(read -> context.vertx().cancelTimer(timer)).resume();
  }

  private void end(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Buffer.buffer(bytes(problem)));
  }

  private byte[] bytes(Problem problem) {
    try {
      return mapper.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }
}
