package io.foreshock.adapter.rest;

import io.foreshock.evaluation.ShortfallScore;
import io.foreshock.evaluation.TailScore;
import io.foreshock.market.Side;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tests of one side's raw tail forecast at one level; the fields are those of report.json. */
@RegisterForReflection
@Schema(name = "TailTests")
record TailTests(
    Side side,
    @Schema(examples = "0.01") double alpha,
    int days,
    int leftOut,
    int exceedances,
    double coverage,
    double kupiecP,
    @Schema(description = "Test of independence.") double christoffersenP,
    double conditionalCoverageP,
    @Nullable Double dynamicQuantileP,
    double fz0,
    @Schema(description = "Mean FZ0 less mean ln ES; near 0 for a calibrated forecast.")
        double fz0Excess,
    double pinball,
    @Schema(description = "Acerbi and Székely's Z1; null where nothing exceeded.")
        @Nullable Double z1,
    @Nullable Double z1Critical,
    @Nullable Double z1P,
    double z2,
    @Schema(description = "Simulated; a Z2 below it rejects at 5 %.") @Nullable Double z2Critical,
    @Nullable Double z2P) {

  static TailTests of(TailScore score) {
    ShortfallScore shortfall = score.shortfall();
    return new TailTests(
        score.side(),
        score.alpha(),
        score.days(),
        score.leftOut(),
        score.exceedances(),
        score.coverage(),
        score.kupiecP(),
        score.christoffersenP(),
        score.conditionalCoverageP(),
        ScoredDays.orNull(score.dynamicQuantileP()),
        score.fisslerZiegel(),
        score.excess(),
        score.pinball(),
        ScoredDays.orNull(shortfall.conditional()),
        ScoredDays.orNull(shortfall.conditionalCritical()),
        ScoredDays.orNull(shortfall.conditionalP()),
        shortfall.unconditional(),
        ScoredDays.orNull(shortfall.unconditionalCritical()),
        ScoredDays.orNull(shortfall.unconditionalP()));
  }
}
