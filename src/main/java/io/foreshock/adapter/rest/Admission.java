package io.foreshock.adapter.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the requests under way, so that more than can be answered is refused at once and does not
 * wait until nobody wants it any more. What asks for a past moment is refused here already where
 * {@link Evaluations} would refuse it: on its way through the resources a refusal would cost a
 * tenth of an evaluation. What is asked under {@code /q/}, health above all, is always let in, and
 * so are reads that {@link CurrentSetRoute} answers.
 */
@ApplicationScoped
final class Admission {

  /** After {@link CurrentSetRoute}, whose answer costs what a refusal does, before all else. */
  private static final int PRIORITY = 49;

  private static final String OPERATIONS = "/q/";
  private static final int RETRY_SECONDS = 1;

  private static final String PAST_MOMENT = "asOf=";

  private final ProblemPages pages;
  private final Evaluations evaluations;
  private final int maximumInFlight;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Counter shed;

  /**
   * @param pages answers what is refused
   * @param evaluations where past moments are evaluated
   * @param maximumInFlight requests under way at once, at least 1
   * @param meters where the requests under way and those refused are counted
   */
  Admission(
      ProblemPages pages,
      Evaluations evaluations,
      @ConfigProperty(name = "foreshock.admission.max-in-flight") int maximumInFlight,
      MeterRegistry meters) {
    if (!(maximumInFlight >= 1)) {
      throw new IllegalArgumentException(
          "foreshock.admission.max-in-flight must be at least 1, was " + maximumInFlight);
    }
    this.pages = pages;
    this.evaluations = evaluations;
    this.maximumInFlight = maximumInFlight;
    this.shed = OverloadedException.counter("in-flight", meters);
    Gauge.builder("foreshock.requests.in.flight", inFlight, AtomicInteger::get)
        .description("Requests under way, those under /q/ left out")
        .register(meters);
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, PRIORITY);
  }

  private void admit(RoutingContext context) {
    if (context.normalizedPath().startsWith(OPERATIONS)) {
      context.next();
      return;
    }
    OptionalInt retrySeconds = retrySecondsIfFull(context);
    if (retrySeconds.isPresent()) {
      refuse(context, retrySeconds.getAsInt());
    } else if (inFlight.incrementAndGet() <= maximumInFlight) {
      context.addEndHandler(ended -> inFlight.decrementAndGet());
      context.next();
    } else {
      inFlight.decrementAndGet();
      shed.increment();
      refuse(context, RETRY_SECONDS);
    }
  }

  private OptionalInt retrySecondsIfFull(RoutingContext context) {
    String query = context.request().query();
    return query != null && query.contains(PAST_MOMENT)
        ? evaluations.retrySecondsIfFull()
        : OptionalInt.empty();
  }

  private void refuse(RoutingContext context, int retrySeconds) {
    pages.refuse(context, ProblemPages.overloaded(context.normalizedPath()), retrySeconds);
  }
}
