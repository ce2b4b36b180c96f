package io.foreshock.application;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.model.ChampionChoice;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.PolicyDecision;
import io.foreshock.policy.PolicyInput;
import io.foreshock.policy.PolicyState;
import io.foreshock.policy.TargetRules;

/**
 * One evaluation of one market at the close of a day: the forecast of the next day and what policy
 * made of it.
 *
 * @param dayIndex index of the last day seen
 * @param sequence number of the evaluation in its market, from 1
 * @param forecast forecast of the next day
 * @param choice champion in force
 * @param before what policy had decided before, holds included
 * @param input what policy was given
 * @param decision what it decided
 * @param coverBasis what the maintenance cover rests on
 */
public record MarketEvaluation(
    int dayIndex,
    long sequence,
    ChampionForecast forecast,
    ChampionChoice choice,
    PolicyState before,
    PolicyInput input,
    PolicyDecision decision,
    String coverBasis) {

  /**
   * Returns the profile policy was tuned by. A short history is floored at the class prior, which
   * stands in for its ten years.
   */
  public MarginProfile profile() {
    return profile(choice, forecast);
  }

  static MarginProfile profile(ChampionChoice choice, ChampionForecast forecast) {
    MarginProfile profile = choice.settings().profile();
    TargetRules target = profile.target();
    return forecast.shortHistory()
        ? profile.withTarget(target.withFloor(target.classMinimumImfPpm(), true))
        : profile;
  }

  /** Returns the moment of the evaluation, epoch milliseconds. */
  public long evaluatedAtMs() {
    return input.evaluatedAtMs();
  }
}
