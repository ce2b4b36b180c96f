package io.foreshock.application;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import io.foreshock.model.ChampionChoice;
import io.foreshock.model.ClassSettings;
import io.foreshock.policy.MarginPolicy;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.PolicyInput;
import io.foreshock.policy.PolicyState;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.SideInput;
import java.util.Optional;

/**
 * One market as it were after a shock. Its price moves at once. Where volatility, regime or guard
 * rails are others, {@link MarginPolicy} decides once more from the state that the last publication
 * left, a day later: the forecast's log losses are multiplied by the move of volatility, the levels
 * of history (long-run, stressed, ten-year) stay, and the move of the price is the day's loss.
 */
final class ShockedMarket {

  private static final long DAY_MS = 86_400_000L;

  private final MarketPublication publication;
  private final MarketShock shock;

  private ShockedMarket(MarketPublication publication, MarketShock shock) {
    this.publication = publication;
    this.shock = shock;
  }

  /**
   * Returns a market after a shock.
   *
   * @param risk the market as it is
   * @param shock what is done to it
   * @param evaluated whether policy is evaluated once more
   * @throws RiskException.InvalidGuardRails if a guard rail is outside its range
   */
  static MarketRisk of(MarketRisk risk, MarketShock shock, boolean evaluated) {
    MarketPublication before = risk.publication();
    return new MarketRisk(
        evaluated ? new ShockedMarket(before, shock).published() : before,
        risk.markPrice() * MarketShock.factor(shock.pricePpm()),
        risk.residuals(),
        risk.liquidity()
            .scaled(
                MarketShock.factor(shock.depthPpm()), MarketShock.factor(shock.volatilityPpm())));
  }

  private MarketPublication published() {
    MarketEvaluation evaluation = evaluation();
    return new MarketPublication(
        publication.market(),
        publication.barLengthMs(),
        publication.bars(),
        publication.lastCloseMs(),
        SetComposer.revised(publication.set(), publication.market(), evaluation),
        publication.setId(),
        Optional.empty(),
        evaluation);
  }

  private MarketEvaluation evaluation() {
    MarketEvaluation last = publication.evaluation();
    ChampionChoice choice = choice(last.choice());
    ChampionForecast forecast = forecast(last.forecast());
    MarginProfile profile = MarketEvaluation.profile(choice, forecast);
    PolicyInput input = input(last.input(), forecast, profile);
    PolicyState before = state(last, input);
    return new MarketEvaluation(
        last.dayIndex(),
        last.sequence(),
        forecast,
        choice,
        before,
        input,
        MarginPolicy.decide(profile, before, input),
        last.coverBasis());
  }

  private ChampionChoice choice(ChampionChoice last) {
    return new ChampionChoice(
        last.modelId(),
        last.version(),
        last.contentHash(),
        last.knownUntilMs(),
        new ClassSettings(last.settings().combination(), railed(last.settings().profile())));
  }

  private MarginProfile railed(MarginProfile profile) {
    try {
      return shock.guardRails().applied(profile);
    } catch (IllegalArgumentException outside) {
      throw new RiskException.InvalidGuardRails(
          publication.marketId(), String.valueOf(outside.getMessage()));
    }
  }

  private ChampionForecast forecast(ChampionForecast last) {
    double factor = MarketShock.factor(shock.volatilityPpm());
    return new ChampionForecast(
        last.knownAtMs(),
        last.observations(),
        last.dailyVariance() * factor * factor,
        last.conditional().scaled(factor),
        last.unguarded().scaled(factor),
        last.filtered().scaled(factor),
        last.regime(),
        last.members(),
        last.weights(),
        last.varianceWeights(),
        last.carry(),
        last.uncertainty(),
        last.shortHistory());
  }

  private static PolicyState forced(PolicyState state, Optional<Regime> regime, long atMs) {
    return regime.map(label -> state.holding(label, atMs)).orElse(state);
  }

  private PolicyState state(MarketEvaluation last, PolicyInput input) {
    return forced(last.decision().nextState(), shock.regime(), input.evaluatedAtMs());
  }

  private PolicyInput input(PolicyInput last, ChampionForecast forecast, MarginProfile profile) {
    return new PolicyInput(
        last.evaluatedAtMs() + DAY_MS,
        side(Side.LONG, last.longSide(), forecast, profile),
        side(Side.SHORT, last.shortSide(), forecast, profile),
        shock.regime().map(RegimeProbabilities::certain).orElse(last.regime()),
        MarginWalk.haircut(forecast, profile.haircut()),
        last.uncertainty(),
        last.loosenFreeze());
  }

  private SideInput side(
      Side side, SideInput last, ChampionForecast forecast, MarginProfile profile) {
    double alpha = MarginWalk.alpha(profile);
    double move = StrictMath.log(MarketShock.factor(shock.pricePpm()));
    return new SideInput(
        last.longRunPpm(),
        MarginWalk.levelPpm(side, forecast.filtered().valueAtRisk(side, alpha)),
        MarginWalk.levelPpm(side, forecast.conditional().valueAtRisk(side, alpha)),
        last.stressedPpm(),
        last.tenYearPpm(),
        cover(side, last.maintenanceCoverPpm()),
        MarginWalk.lossPpm(side, move));
  }

  /** The cover is known as a fraction alone, already rounded up; its log loss is multiplied. */
  private long cover(Side side, long lastPpm) {
    if (shock.volatilityPpm() == 0) {
      return lastPpm;
    }
    double fraction = (double) lastPpm / Ppm.ONE;
    double logLoss = side == Side.LONG ? -StrictMath.log1p(-fraction) : StrictMath.log1p(fraction);
    return MarginWalk.levelPpm(side, logLoss * MarketShock.factor(shock.volatilityPpm()));
  }
}
