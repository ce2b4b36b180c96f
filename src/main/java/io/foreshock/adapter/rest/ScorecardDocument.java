package io.foreshock.adapter.rest;

import io.foreshock.application.EditionPeriod;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.MarketScorecard;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How forecasts and margins of one market did over its history.
 *
 * @param marketId the market
 * @param setId the set in force, up to which the history was walked
 * @param lastBarCloseMs close of the last bar, epoch milliseconds
 * @param editions which editions forecast the days, in time order
 * @param outOfSample days served by an edition that knew nothing of them
 * @param inSample days before the oldest edition, under documented defaults
 */
@RegisterForReflection
@Schema(name = "Scorecard", description = "How forecasts and margins of a market did.")
record ScorecardDocument(
    @Schema(examples = "INDEX.GSPC") String marketId,
    @Schema(description = "The set in force, up to which the history was walked.") String setId,
    @Schema(examples = "1586822400000") long lastBarCloseMs,
    List<ScoredEdition> editions,
    @Schema(description = "Days served by an edition that knew nothing of them; null without one.")
        @Nullable ScoredDays outOfSample,
    @Schema(description = "Days before the oldest edition, no evidence; null without one.")
        @Nullable ScoredDays inSample) {

  /** A run of days forecast by one edition. */
  @RegisterForReflection
  @Schema(name = "ScoredEdition")
  record ScoredEdition(
      @Schema(examples = "classical-exchange/2012-12-31") String edition,
      boolean inSample,
      @Schema(examples = "2013-01-01") String from,
      @Schema(examples = "2020-04-14") String to,
      int days) {

    static ScoredEdition of(EditionPeriod period) {
      return new ScoredEdition(
          period.edition(),
          period.inSample(),
          period.from().toString(),
          period.to().toString(),
          period.days());
    }
  }

  /** Where the scorecard of a market is. */
  @RegisterForReflection
  @Schema(name = "BacktestLink")
  record Link(
      @Schema(examples = "INDEX.GSPC") String marketId,
      String setId,
      @Schema(examples = "/v1/backtests/INDEX.GSPC") String scorecard) {

    static Link of(MarketPublication publication) {
      return new Link(
          publication.marketId().value(),
          publication.setId(),
          "/v1/backtests/" + publication.marketId());
    }
  }

  /**
   * Scorecards there are.
   *
   * @param backtests ordered by market
   */
  @Schema(name = "Backtests")
  record Backtests(List<Link> backtests) {}

  static ScorecardDocument of(MarketScorecard scorecard) {
    MarketPublication publication = scorecard.publication();
    return new ScorecardDocument(
        publication.marketId().value(),
        publication.setId(),
        publication.lastCloseMs(),
        scorecard.editions().stream().map(ScoredEdition::of).toList(),
        scorecard.scored().outOfSample().map(ScoredDays::of).orElse(null),
        scorecard.scored().inSample().map(ScoredDays::of).orElse(null));
  }
}
