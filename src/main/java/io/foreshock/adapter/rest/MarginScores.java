package io.foreshock.adapter.rest;

import io.foreshock.evaluation.BaselTrafficLight;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.evaluation.MarginScore;
import io.foreshock.market.Side;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Scores of one side's margin; the fields are those of report.json. */
@RegisterForReflection
@Schema(name = "MarginScores")
record MarginScores(
    Side side,
    @Schema(description = "champion is what was in force; references stand beside it.")
        String model,
    int days,
    @Schema(description = "Fraction of notional.") double meanMargin,
    @Schema(description = "Share of losses not above the margin.") double coverage,
    @Schema(description = "Mean margin at exactly 99 % coverage over the best constant.") double eq,
    double peakToTrough,
    double rise1Day,
    double rise5Days,
    double rise10Days,
    double rise30Days,
    double rise5Days95,
    double logChangeDeviation,
    double cost,
    int breaches,
    @Nullable Double meanLossToMargin,
    @Nullable Double worstLossToMargin,
    @Schema(description = "Basel traffic light of the last 250 days.")
        BaselTrafficLight.Zone light) {

  static MarginScores of(MarginScore score) {
    MarginMetrics metrics = score.metrics();
    return new MarginScores(
        score.side(),
        score.model(),
        score.days(),
        score.meanMargin(),
        metrics.coverage(),
        metrics.equalCoverage(),
        metrics.peakToTrough(),
        metrics.oneDayRise(),
        metrics.fiveDayRise(),
        metrics.tenDayRise(),
        metrics.thirtyDayRise(),
        score.fiveDayRise95(),
        score.logChangeDeviation(),
        metrics.cost(),
        score.lossToMargin().breaches(),
        ScoredDays.orNull(score.lossToMargin().mean()),
        ScoredDays.orNull(score.lossToMargin().worst()),
        score.light().zone());
  }
}
