package io.foreshock.adapter.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the requests under way, so that more than can be answered is refused at once and does not
 * wait until nobody wants it any more. What is asked under {@code /q/}, health above all, is always
 * let in, and so are reads that {@link CurrentSetRoute} answers.
 */
@ApplicationScoped
final class Admission {

  /** After {@link CurrentSetRoute}, whose answer costs what a refusal does, before all else. */
  private static final int PRIORITY = 49;

  private static final String OPERATIONS = "/q/";
  private static final int RETRY_SECONDS = 1;

  private final ProblemPages pages;
  private final int maximumInFlight;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Counter shed;

  /**
   * @param pages answers what is refused
   * @param maximumInFlight requests under way at once, at least 1
   * @param meters where the requests under way and those refused are counted
   */
  Admission(
      ProblemPages pages,
      @ConfigProperty(name = "foreshock.admission.max-in-flight") int maximumInFlight,
      MeterRegistry meters) {
    if (!(maximumInFlight >= 1)) {
      throw new IllegalArgumentException(
          "foreshock.admission.max-in-flight must be at least 1, was " + maximumInFlight);
    }
    this.pages = pages;
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
    } else if (inFlight.incrementAndGet() <= maximumInFlight) {
      context.addEndHandler(ended -> inFlight.decrementAndGet());
      context.next();
    } else {
      inFlight.decrementAndGet();
      shed.increment();
      pages.refuse(context, ProblemPages.overloaded(context.normalizedPath()), RETRY_SECONDS);
    }
  }
}
