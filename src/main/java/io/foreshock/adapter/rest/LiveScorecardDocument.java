package io.foreshock.adapter.rest;

import io.foreshock.application.LiveScorecards;
import io.foreshock.evaluation.EvalueWealth;
import io.foreshock.market.Side;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.DriftFindings;
import io.foreshock.training.DriftMonitor;
import io.foreshock.training.LiveScorecard;
import io.foreshock.training.LiveScorecard.SideScore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an edition has done since it first served, or in the shadow.
 *
 * @param modelId the model
 * @param version its version
 * @param stage stage it is in
 * @param status what follows from the scores
 * @param fromMs first moment that counts, epoch milliseconds
 * @param scoredAtMs when it was scored last, epoch milliseconds; null before
 * @param meanWealth mean wealth over market-sides; null before
 * @param demotionWealth mean wealth from which it is demoted
 * @param markets its markets; none before
 * @param drift drift of its group; null where it does not serve or was not looked for
 */
@Schema(name = "LiveScorecard", description = "How an edition does on days it is answerable for.")
record LiveScorecardDocument(
    @Schema(examples = "classical-exchange") String modelId,
    @Schema(examples = "2012-12-31") String version,
    ModelStage stage,
    Status status,
    @Schema(description = "First moment that counts.", examples = "1356998399999") long fromMs,
    @Schema(description = "Null before it was scored.") @Nullable Long scoredAtMs,
    @Schema(description = "Mean wealth of bets against it; null before it was scored.")
        @Nullable Double meanWealth,
    @Schema(description = "Mean wealth from which it is demoted.", examples = "20.0")
        double demotionWealth,
    List<Market> markets,
    @Schema(description = "Drift from what it was trained on; null where it does not serve.")
        @Nullable Drift drift) {

  /** What follows from the scores. */
  @Schema(name = "LiveStatus")
  enum Status {
    /** Nothing has been scored since the start. */
    NOT_SCORED,
    /** The bets against it are not won. */
    GOOD,
    /** The bets are won in a market, which is tightened if the edition serves it. */
    ALARM,
    /** The bets were won over all markets: it never serves again. */
    DEMOTED
  }

  /** One market. */
  @RegisterForReflection
  @Schema(name = "LiveMarketScore")
  record Market(@Schema(examples = Api.EXAMPLE_MARKET) String marketId, List<SideDocument> sides) {}

  /** One side of a market. */
  @RegisterForReflection
  @Schema(name = "LiveSideScore")
  record SideDocument(
      Side side,
      @Schema(description = "Days since it first served.") int days,
      @Schema(
              description = "Share of the last 250 losses within the 99 % forecast; null without.",
              examples = "0.992")
          @Nullable Double coverage,
      @Schema(description = "Mean FZ0 less mean ln ES of the last 250 days; null without.")
          @Nullable Double fz0Excess,
      @Schema(description = "Wealth of bets against it, begun at 1.", examples = "0.87")
          double wealth,
      boolean alarm) {

    static SideDocument of(SideScore score) {
      return new SideDocument(
          score.side(),
          score.days(),
          boxed(score.coverage()),
          boxed(score.excess()),
          finite(score.wealth().wealth()),
          score.alarming());
    }
  }

  /** Drift of a group. */
  @RegisterForReflection
  @Schema(name = "Drift")
  record Drift(
      boolean drifted,
      List<Input> inputs,
      @Schema(description = "Null with fewer than 120 days.") @Nullable Loss loss) {

    static Drift of(DriftFindings findings) {
      return new Drift(
          findings.drifted(),
          findings.shifts().stream().map(Input::of).toList(),
          findings.loss().map(Loss::of).orElse(null));
    }
  }

  /** Shift of an input. */
  @RegisterForReflection
  @Schema(name = "DriftOfInput")
  record Input(
      @Schema(examples = "log-har-x-daily/1 returnDay") String name,
      @Schema(description = "Population stability index of the last 60 days.", examples = "0.07")
          double index,
      double limit,
      boolean drifted) {

    static Input of(DriftMonitor.Shift shift) {
      return new Input(shift.name(), shift.index(), shift.limit(), shift.drifted());
    }
  }

  /** Rise of a loss. */
  @RegisterForReflection
  @Schema(name = "DriftOfLoss")
  record Loss(
      @Schema(examples = "fz0-0.01-excess") String name,
      @Schema(description = "Mean of the days before.") double referenceMean,
      @Schema(description = "Mean of the last 60 days.") double recentMean,
      @Schema(description = "Rise in Newey-West standard errors.") double statistic,
      double limit,
      boolean drifted) {

    static Loss of(DriftMonitor.LossRise rise) {
      return new Loss(
          rise.name(),
          rise.referenceMean(),
          rise.recentMean(),
          finite(rise.statistic()),
          DriftMonitor.MOST_LOSS_T,
          rise.drifted());
    }
  }

  static LiveScorecardDocument of(
      ShelvedModel model, Optional<LiveScorecards.Scored> scored, Optional<DriftFindings> drift) {
    Optional<LiveScorecard> card = scored.map(LiveScorecards.Scored::card);
    return new LiveScorecardDocument(
        model.reference().modelId(),
        model.reference().version(),
        model.stage(),
        status(model, card),
        model.firstApprovedAtMs().orElse(model.knownUntilMs()),
        scored.map(LiveScorecards.Scored::atMs).orElse(null),
        card.map(each -> finite(each.meanWealth())).orElse(null),
        EvalueWealth.DEMOTION,
        card.map(LiveScorecardDocument::markets).orElse(List.of()),
        drift.map(Drift::of).orElse(null));
  }

  private static Status status(ShelvedModel model, Optional<LiveScorecard> card) {
    if (model.demoted()) {
      return Status.DEMOTED;
    }
    return card.map(each -> each.alarms().isEmpty() ? Status.GOOD : Status.ALARM)
        .orElse(Status.NOT_SCORED);
  }

  private static List<Market> markets(LiveScorecard card) {
    return card.sides().stream()
        .collect(
            Collectors.groupingBy(side -> side.market().value(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry ->
            new Market(entry.getKey(), entry.getValue().stream().map(SideDocument::of).toList()))
        .toList();
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }

  /** JSON has no infinity; beyond the range of doubles the largest one says as much. */
  private static double finite(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
