package io.foreshock.application;

import java.util.List;

/**
 * How forecasts and margins of one market did over its published history.
 *
 * @param publication what is published
 * @param editions which editions forecast the days, in time order
 * @param scored the judgement, days out of sample and in sample apart
 */
public record MarketScorecard(
    MarketPublication publication, List<EditionPeriod> editions, ScoredBacktest scored) {

  /** Copies the list. */
  public MarketScorecard {
    editions = List.copyOf(editions);
  }
}
