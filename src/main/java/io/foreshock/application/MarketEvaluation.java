package io.foreshock.application;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.model.ChampionChoice;
import io.foreshock.policy.PolicyDecision;
import io.foreshock.policy.PolicyInput;

/**
 * One evaluation of one market at the close of a day: the forecast of the next day and what policy
 * made of it.
 *
 * @param dayIndex index of the last day seen
 * @param sequence number of the evaluation in its market, from 1
 * @param forecast forecast of the next day
 * @param choice champion in force
 * @param input what policy was given
 * @param decision what it decided
 * @param coverBasis what the maintenance cover rests on
 */
public record MarketEvaluation(
    int dayIndex,
    long sequence,
    ChampionForecast forecast,
    ChampionChoice choice,
    PolicyInput input,
    PolicyDecision decision,
    String coverBasis) {

  /** Returns the moment of the evaluation, epoch milliseconds. */
  public long evaluatedAtMs() {
    return input.evaluatedAtMs();
  }
}
