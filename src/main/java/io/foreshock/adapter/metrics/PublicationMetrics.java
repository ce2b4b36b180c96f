package io.foreshock.adapter.metrics;

import io.foreshock.application.MarketEvaluation;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.policy.PolicyFlag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Meters of what is published; they follow each snapshot. */
@Singleton
final class PublicationMetrics {

  private static final String MARKET = "market";

  private final MeterRegistry meters;
  private final Clock clock;
  private final MultiGauge initialMargin;
  private final MultiGauge dataAge;
  private final AtomicReference<PublishedSnapshot> current =
      new AtomicReference<>(PublishedSnapshot.EMPTY);

  PublicationMetrics(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.initialMargin =
        MultiGauge.builder("foreshock.margin.initial.ppm")
            .description("Published initial margin, the larger side, ppm of notional")
            .register(meters);
    this.dataAge =
        MultiGauge.builder("foreshock.data.age.seconds")
            .description("Wall clock minus close of the market's last bar")
            .register(meters);
    Gauge.builder("foreshock.snapshot.sequence", current, ref -> (double) ref.get().sequence())
        .description("Sequence of the snapshot in force; it starts anew with the process")
        .register(meters);
    Gauge.builder("foreshock.markets.refused", current, ref -> ref.get().refused().size())
        .description("Markets in the store that have no published set")
        .register(meters);
  }

  void onPublished(@Observes PublishedSnapshot snapshot) {
    PublishedSnapshot before = current.getAndSet(snapshot);
    List<MarketPublication> publications = List.copyOf(snapshot.markets().values());
    initialMargin.register(publications.stream().map(this::margin).toList(), true);
    dataAge.register(publications.stream().map(this::age).toList(), true);
    for (MarketPublication publication : publications) {
      if (isNew(publication, before)) {
        countBreaches(publication);
      }
    }
  }

  private MultiGauge.Row<?> margin(MarketPublication publication) {
    return MultiGauge.Row.of(
        Tags.of(MARKET, publication.marketId().value()), publication.set().parameters().imfPpm());
  }

  private MultiGauge.Row<?> age(MarketPublication publication) {
    return MultiGauge.Row.of(
        Tags.of(MARKET, publication.marketId().value()),
        publication,
        each -> Math.max(0.0, (clock.millis() - each.lastCloseMs()) / 1000.0));
  }

  private static boolean isNew(MarketPublication publication, PublishedSnapshot before) {
    return before
        .market(publication.marketId())
        .map(known -> known.set().sequence() != publication.set().sequence())
        .orElse(true);
  }

  /**
   * Counts the sides on which the last day's loss exceeded the margin in force during it. Days that
   * one refresh passes over are not seen here; a backtest counts every one.
   */
  private void countBreaches(MarketPublication publication) {
    for (Side side : Side.values()) {
      Counter counter = breaches(publication.marketId(), side);
      if (breached(publication.evaluation(), side)) {
        counter.increment();
      }
    }
  }

  private Counter breaches(MarketId marketId, Side side) {
    return Counter.builder("foreshock.margin.breaches")
        .description("Days on which a side lost more than the initial margin in force")
        .tags(MARKET, marketId.value(), "side", side.name())
        .register(meters);
  }

  private static boolean breached(MarketEvaluation evaluation, Side side) {
    if (evaluation.decision().parameters().flags().contains(PolicyFlag.FIRST_EVALUATION)) {
      return false;
    }
    long inForcePpm =
        evaluation.decision().nextState().inForcePpm(side, evaluation.evaluatedAtMs() - 1);
    return evaluation.input().side(side).worstLossPpm() > inForcePpm;
  }
}
