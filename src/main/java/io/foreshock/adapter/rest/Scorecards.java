package io.foreshock.adapter.rest;

import io.foreshock.application.MarketPublication;
import io.foreshock.application.ScoreMarket;
import io.foreshock.market.MarketId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Scorecards made so far, one for each market: made when first asked for after a new set. */
@Singleton
final class Scorecards {

  private final ScoreMarket scoreMarket;
  private final Map<MarketId, ScorecardDocument> made = new ConcurrentHashMap<>();

  Scorecards(ScoreMarket scoreMarket) {
    this.scoreMarket = scoreMarket;
  }

  /** Returns the scorecard of a publication where it has been made. */
  Optional<ScorecardDocument> ready(MarketPublication publication) {
    return Optional.ofNullable(made.get(publication.marketId()))
        .filter(document -> document.setId().equals(publication.setId()));
  }

  /** Returns the scorecard; takes up to seconds where it has not been made. */
  ScorecardDocument make(MarketPublication publication) {
    return ready(publication)
        .orElseGet(() -> {
          ScorecardDocument document = ScorecardDocument.of(scoreMarket.of(publication));
          made.put(publication.marketId(), document);
          return document;
        });
  }
}
