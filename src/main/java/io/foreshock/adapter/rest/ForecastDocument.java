package io.foreshock.adapter.rest;

import io.foreshock.application.MarketEvaluation;
import io.foreshock.application.MarketPublication;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.RegimeView;
import io.foreshock.forecast.Uncertainty;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Side;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.UncertaintyInput;
import io.foreshock.publication.MarginSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The raw forecast of a market over a horizon.
 *
 * @param marketId the market
 * @param modelId champion
 * @param modelVersion its version
 * @param modelHash SHA-256 of what it sets
 * @param clock which clock the market's time is read from
 * @param asOfMs moment asked for, or that of the newest input, epoch milliseconds
 * @param dataCutoffMs knowledge time of the newest input, epoch milliseconds
 * @param horizonHours horizon of levels and horizonProbabilities
 * @param sigmaPpm volatility of the next day, log
 * @param levels tails by level, from near to far
 * @param regime what is known of the regime
 * @param members forecasts of the champion's members for the next day
 * @param uncertainty how little the forecast can be relied on
 * @param flags what a reader should know, sorted
 */
@Schema(
    name = "Forecast",
    description =
        "The raw forecast: losses are log-return losses in ppm, rounded up. A long position loses"
            + " 1 - exp(-x) of notional, a short one exp(x) - 1.")
record ForecastDocument(
    @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
    @Schema(examples = "classical-exchange") String modelId,
    @Schema(examples = "2012-12-31") String modelVersion,
    String modelHash,
    ClockMode clock,
    @Schema(examples = "1586822400000") long asOfMs,
    @Schema(examples = "1586822400000") long dataCutoffMs,
    @Schema(examples = "24") int horizonHours,
    @Schema(description = "Daily volatility, log, whatever the horizon.", examples = "23410")
        long sigmaPpm,
    List<Level> levels,
    RegimeForecast regime,
    List<MemberDocument> members,
    UncertaintyForecast uncertainty,
    @Schema(description = "COVERAGE_GUARD, IN_SAMPLE, MONOTONE_ADJUSTED, SHORT_HISTORY.")
        List<String> flags) {

  private static final int DAY_HOURS = 24;

  /** VaR and ES of one tail level. */
  @Schema(name = "TailLevel", description = "Log-return losses over the horizon.")
  record Level(
      @Schema(examples = "10000") long alphaPpm,
      @Schema(examples = "990000") long confidencePpm,
      @Schema(examples = "62310") long varLongPpm,
      @Schema(examples = "84022") long esLongPpm,
      @Schema(examples = "55120") long varShortPpm,
      @Schema(examples = "70513") long esShortPpm,
      TailMethod tailMethodLong,
      TailMethod tailMethodShort) {

    static Level of(TailForecast tail, double alpha) {
      long alphaPpm = Math.round(alpha * Ppm.ONE);
      return new Level(
          alphaPpm,
          Ppm.ONE - alphaPpm,
          Ppm.ofFractionRoundedUp(tail.valueAtRisk(Side.LONG, alpha)),
          Ppm.ofFractionRoundedUp(tail.expectedShortfall(Side.LONG, alpha)),
          Ppm.ofFractionRoundedUp(tail.valueAtRisk(Side.SHORT, alpha)),
          Ppm.ofFractionRoundedUp(tail.expectedShortfall(Side.SHORT, alpha)),
          tail.method(Side.LONG, alpha),
          tail.method(Side.SHORT, alpha));
    }
  }

  /** Probabilities of the three regimes. */
  @Schema(name = "RegimeProbabilities")
  record Probabilities(
      @Schema(examples = "0.02") double calm,
      @Schema(examples = "0.18") double elevated,
      @Schema(examples = "0.8") double stressed) {

    static Probabilities of(RegimeProbabilities given) {
      return new Probabilities(given.calm(), given.elevated(), given.stressed());
    }
  }

  /** Where regime probabilities come from. */
  enum RegimeSource {
    /** A fitted filter. */
    MODEL,
    /** The documented prior of a short history. */
    PRIOR
  }

  /** What is known of the regime. */
  @Schema(name = "RegimeForecast")
  record RegimeForecast(
      @Schema(
              description =
                  "Of the last day, by its realised variance; a set's regime is held by hysteresis"
                      + " instead.")
          Regime label,
      @Schema(description = "Now, from data up to now.") Probabilities probabilities,
      @Schema(description = "Always true: no later data went in.") boolean filtered,
      @Schema(description = "At the end of the horizon, whole days rounded up.")
          Probabilities horizonProbabilities,
      @Schema(description = "Mean length of the labelled regime.", examples = "720")
          @Nullable Long expectedDurationHours,
      RegimeSource source) {

    static RegimeForecast of(RegimeView view, int horizonHours) {
      int days = Math.ceilDiv(horizonHours, DAY_HOURS);
      Regime label = view.now().mostLikely();
      return new RegimeForecast(
          label,
          Probabilities.of(view.now()),
          true,
          Probabilities.of(view.atHorizon(days)),
          durationHours(view.expectedDurationDays(label)),
          source(view));
    }

    private static RegimeSource source(RegimeView view) {
      return switch (view) {
        case RegimeView.Outcome _ -> RegimeSource.MODEL;
        case RegimeView.Prior _ -> RegimeSource.PRIOR;
      };
    }

    /** A regime that is never left has no finite length. */
    private static @Nullable Long durationHours(OptionalDouble days) {
      return days.isPresent() && Double.isFinite(days.getAsDouble())
          ? Math.round(days.getAsDouble() * DAY_HOURS)
          : null;
    }
  }

  /** How little the forecast can be relied on. */
  @Schema(
      name = "Uncertainty",
      description =
          "How far the members stand apart and how unlike training the last day is. What training saw"
              + " on all but one day in a hundred changes nothing; what lies beyond widens margins.")
  record UncertaintyForecast(
      @Schema(
              description =
                  "Weighted standard deviation of the logarithms of the members' variances.",
              examples = "0.21")
          double spread,
      @Schema(
              description = "Score of the edition's isolation forest, in (0, 1); 0 without one.",
              examples = "0.47")
          double novelty,
      @Schema(
              description = "spread over its 99th percentile in training; 0 where none is known.",
              examples = "612000")
          long spreadRatioPpm,
      @Schema(
              description = "novelty over its 99th percentile in training; 0 where none is known.",
              examples = "734000")
          long noveltyRatioPpm,
      @Schema(description = "Factor of the margin, before floor and rails.", examples = "1000000")
          long factorPpm) {

    static UncertaintyForecast of(MarketEvaluation evaluation) {
      Uncertainty uncertainty = evaluation.forecast().uncertainty();
      UncertaintyInput input = evaluation.input().uncertainty();
      return new UncertaintyForecast(
          uncertainty.spread(),
          uncertainty.novelty(),
          input.spreadPpm(),
          input.noveltyPpm(),
          input.factorPpm());
    }
  }

  /** Returns the forecast of the next day. */
  static ForecastDocument ofDay(MarketPublication publication) {
    TailForecast tail = publication.evaluation().forecast().conditional();
    return of(publication, tail, DAY_HOURS, OptionalLong.empty());
  }

  /**
   * Returns the forecast over a horizon.
   *
   * @param publication the market as evaluated
   * @param tail its tail over the horizon
   * @param horizonHours the horizon
   * @param asOfMs moment asked for
   */
  static ForecastDocument of(
      MarketPublication publication, TailForecast tail, int horizonHours, OptionalLong asOfMs) {
    ChampionForecast forecast = publication.evaluation().forecast();
    MarginSet set = publication.set();
    return new ForecastDocument(
        publication.marketId().value(),
        set.provenance().modelId(),
        set.provenance().modelVersion(),
        set.provenance().modelHash(),
        set.clock(),
        asOfMs.orElse(set.observedAtMs()),
        set.observedAtMs(),
        horizonHours,
        Ppm.ofFractionRoundedUp(forecast.sigma()),
        levels(tail),
        RegimeForecast.of(forecast.regime(), horizonHours),
        MemberDocument.of(forecast),
        UncertaintyForecast.of(publication.evaluation()),
        flags(forecast, tail, set));
  }

  private static List<Level> levels(TailForecast tail) {
    return IntStream.range(0, TailLevels.count())
        .mapToObj(level -> Level.of(tail, TailLevels.alpha(level)))
        .toList();
  }

  private static List<String> flags(ChampionForecast forecast, TailForecast tail, MarginSet set) {
    List<String> flags = new ArrayList<>();
    if (forecast.guarded()) {
      flags.add("COVERAGE_GUARD");
    }
    if (set.inSample()) {
      flags.add("IN_SAMPLE");
    }
    if (tail.monotoneAdjusted()) {
      flags.add("MONOTONE_ADJUSTED");
    }
    if (forecast.shortHistory()) {
      flags.add("SHORT_HISTORY");
    }
    return flags;
  }
}
