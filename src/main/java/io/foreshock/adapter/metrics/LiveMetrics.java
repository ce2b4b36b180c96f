package io.foreshock.adapter.metrics;

import io.foreshock.application.LiveScorecards;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.DriftFindings;
import io.foreshock.training.LiveScorecard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Meters of live scoring, of the newest edition in service of each group. */
@Singleton
final class LiveMetrics implements MeterBinder {

  private final Instance<LiveScorecards> live;

  LiveMetrics(Instance<LiveScorecards> live) {
    this.live = live;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (ClassGroup group : ClassGroup.values()) {
      gauge(
          meters,
          "foreshock.model.evalue.mean",
          "Mean wealth of bets against the forecasts, 20 demotes; NaN before scoring",
          group,
          LiveScorecard::meanWealth);
      gauge(
          meters,
          "foreshock.model.evalue.worst",
          "Largest wealth of a market-side, 20 tightens its market; NaN before scoring",
          group,
          LiveMetrics::worstWealth);
      gauge(
          meters,
          "foreshock.model.alarms",
          "Market-sides whose bets are won; NaN before scoring",
          group,
          card -> card.alarms().size());
      Gauge.builder("foreshock.model.drift.psi", () -> worstIndex(group))
          .description("Largest population stability index of an input; NaN without one")
          .tag("group", group.code())
          .register(meters);
    }
  }

  private void gauge(
      MeterRegistry meters,
      String name,
      String description,
      ClassGroup group,
      ToDoubleFunction<LiveScorecard> number) {
    Gauge.builder(name, () -> number(group, number))
        .description(description)
        .tag("group", group.code())
        .register(meters);
  }

  private double number(ClassGroup group, ToDoubleFunction<LiveScorecard> number) {
    return live.get()
        .serving(group)
        .map(LiveScorecards.Scored::card)
        .map(number::applyAsDouble)
        .orElse(Double.NaN);
  }

  private static double worstWealth(LiveScorecard card) {
    return card.sides().stream().mapToDouble(side -> side.wealth().wealth()).max().orElseThrow();
  }

  private double worstIndex(ClassGroup group) {
    return live.get()
        .drift(group)
        .map(DriftFindings::worstIndex)
        .orElse(OptionalDouble.empty())
        .orElse(Double.NaN);
  }
}
