package io.foreshock.adapter.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the request that matters most, the current set of a market and nothing further asked,
 * before any other route is looked at. {@link MarginParametersResource#one} answers the same with
 * the same bytes and headers, and everything that this passes on: other names, past moments,
 * refusals.
 */
@ApplicationScoped
final class CurrentSetRoute {

  /** After authentication and authorisation by path (200 and 100), before {@link Admission}. */
  private static final int PRIORITY = 50;

  private static final String BEFORE_ID = "/v1/markets/";
  private static final String AFTER_ID = "/margin-parameters";
  private static final String JSON = "application/json";
  private static final String ANYTHING = "*/*";

  /** Where the meters of requests look for the path they name; without it each market is one. */
  private static final String PATH_TEMPLATE_KEY = "UrlPathTemplate";

  private static final String PATH_TEMPLATE = BEFORE_ID + "{id}" + AFTER_ID;

  private final CurrentDocuments documents;
  private final CurrentHealth health;
  private final Clock clock;

  CurrentSetRoute(CurrentDocuments documents, CurrentHealth health, Clock clock) {
    this.documents = documents;
    this.health = health;
    this.clock = clock;
  }

  void register(@Observes Filters filters) {
    filters.register(this::answer, PRIORITY);
  }

  private void answer(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<SetDocument> document = asked(request);
    if (document.isPresent()) {
      nameForMeters(Vertx.currentContext());
      String held = request.getHeader(HttpHeaders.IF_NONE_MATCH);
      long nowMs = clock.millis();
      document.get().send(context.response(), held, health.of(document.get(), nowMs), nowMs);
    } else {
      context.next();
    }
  }

  private Optional<SetDocument> asked(HttpServerRequest request) {
    String path = request.path();
    return path != null
            && path.startsWith(BEFORE_ID)
            && path.endsWith(AFTER_ID)
            && path.length() > BEFORE_ID.length() + AFTER_ID.length()
            && request.method() == HttpMethod.GET
            && request.query() == null
            && takesJson(request.getHeader(HttpHeaders.ACCEPT))
        ? documents.snapshot().byMarket(id(path))
        : Optional.empty();
  }

  private static String id(String path) {
    return path.substring(BEFORE_ID.length(), path.length() - AFTER_ID.length());
  }

  private static boolean takesJson(@Nullable String accept) {
    return accept == null || accept.equals(ANYTHING) || accept.equals(JSON);
  }

  private static void nameForMeters(@Nullable Context current) {
    if (current != null) {
      current.putLocal(PATH_TEMPLATE_KEY, PATH_TEMPLATE);
    }
  }
}
