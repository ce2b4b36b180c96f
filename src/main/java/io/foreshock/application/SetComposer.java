package io.foreshock.application;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Market;
import io.foreshock.market.TradingCalendar;
import io.foreshock.model.ChampionChoice;
import io.foreshock.model.Editions;
import io.foreshock.policy.ClassPrior;
import io.foreshock.policy.LoosenFreeze;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.PolicyFlag;
import io.foreshock.publication.Health;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.Quality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Turns an evaluation into the set that is published. */
final class SetComposer {

  private static final long HOUR_MS = 3_600_000L;

  /** Two hours beyond the next evaluation of a market that never closes. */
  private static final long CONTINUOUS_LIFE_HOURS = 26;

  /** Two hours beyond a weekend with a holiday on either side, as at Easter. */
  private static final long EXCHANGE_LIFE_HOURS = 5 * 24 + 2;

  private static final long DECAY_SECONDS = 3_600;
  private static final long DECAY_STEP_PPM = 50_000;

  private SetComposer() {}

  /**
   * Returns the set of an evaluation.
   *
   * @param history history the evaluation was made from
   * @param evaluation the evaluation
   * @param quality how margins and forecasts of the days before did
   * @param editions approved editions, which tell whether training has seen the days
   */
  static MarginSet compose(
      MarketHistory history,
      MarketEvaluation evaluation,
      Optional<Quality> quality,
      Editions editions) {
    Market market = history.market();
    MarginProfile profile = evaluation.choice().settings().profile();
    MarginParameters parameters = evaluation.decision().parameters();
    long atMs = evaluation.evaluatedAtMs();
    return new MarginSet(
        market.id(),
        evaluation.sequence(),
        market.clock(),
        inSample(market, atMs, editions),
        health(evaluation),
        atMs,
        atMs,
        atMs + lifeHours(market) * HOUR_MS,
        profile.target().horizonHours(),
        profile.target().alphaPpm(),
        parameters,
        evaluation.input().regime(),
        fallback(parameters, market.assetClass()),
        flags(evaluation),
        quality,
        provenance(history, evaluation));
  }

  /**
   * Returns a set as it were had another evaluation made it; its number, times and inputs stay.
   *
   * @param base the set
   * @param market its market
   * @param evaluation the evaluation
   */
  static MarginSet revised(MarginSet base, Market market, MarketEvaluation evaluation) {
    MarginParameters parameters = evaluation.decision().parameters();
    return new MarginSet(
        base.marketId(),
        base.sequence(),
        base.clock(),
        base.inSample(),
        health(evaluation),
        base.observedAtMs(),
        base.validFromMs(),
        base.expiresAtMs(),
        base.horizonHours(),
        base.alphaPpm(),
        parameters,
        evaluation.input().regime(),
        fallback(parameters, market.assetClass()),
        flags(evaluation),
        base.quality(),
        base.provenance());
  }

  private static boolean inSample(Market market, long atMs, Editions editions) {
    return editions.newestKnownUntilMs(market.assetClass()).orElse(Long.MIN_VALUE) >= atMs - 1;
  }

  private static Health health(MarketEvaluation evaluation) {
    return switch (evaluation.input().loosenFreeze()) {
      case NONE -> Health.FRESH;
      case SAFE -> Health.SAFE;
      default -> Health.DEGRADED;
    };
  }

  private static long lifeHours(Market market) {
    return market.calendar() == TradingCalendar.CONTINUOUS
        ? CONTINUOUS_LIFE_HOURS
        : EXCHANGE_LIFE_HOURS;
  }

  private static MarginSet.Fallback fallback(MarginParameters parameters, AssetClass assetClass) {
    return new MarginSet.Fallback(
        DECAY_SECONDS,
        DECAY_STEP_PPM,
        Math.max(parameters.imfPpm(), ClassPrior.of(assetClass).terminalPpm()),
        parameters.mmfPpm(),
        parameters.haircutPpm());
  }

  private static List<String> flags(MarketEvaluation evaluation) {
    List<String> flags = new ArrayList<>();
    for (PolicyFlag flag : evaluation.decision().parameters().flags()) {
      flags.add(flag.name());
    }
    addFlags(flags, evaluation.forecast());
    if (evaluation.input().loosenFreeze() == LoosenFreeze.SUSPECT_JUMP) {
      flags.add("SUSPECT_JUMP");
    }
    Collections.sort(flags);
    return flags;
  }

  private static void addFlags(List<String> flags, ChampionForecast forecast) {
    if (forecast.guarded()) {
      flags.add("COVERAGE_GUARD");
    }
    if (forecast.shortHistory()) {
      flags.add("SHORT_HISTORY");
    }
    if (forecast.conditional().monotoneAdjusted()) {
      flags.add("MONOTONE_ADJUSTED");
    }
  }

  private static MarginSet.Provenance provenance(
      MarketHistory history, MarketEvaluation evaluation) {
    ChampionChoice choice = evaluation.choice();
    return new MarginSet.Provenance(
        choice.modelId(),
        choice.version(),
        choice.contentHash(),
        InputsHash.of(history.days(), evaluation.dayIndex() + 1),
        choice.settings().profile().reference());
  }
}
