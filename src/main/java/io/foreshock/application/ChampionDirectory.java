package io.foreshock.application;

import io.foreshock.market.Market;
import io.foreshock.model.ChampionChoice;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Editions;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.TargetRules;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which champion and which margin profile serve a market on a day: those of the edition in force,
 * unless the market's mapping names a profile of the operator's.
 *
 * @param editions approved editions
 * @param profiles the operator's profiles by name
 */
public record ChampionDirectory(Editions editions, Map<String, MarginProfile> profiles) {

  private static final long HORIZON_HOURS = 24;
  private static final Set<Long> ALPHAS_PPM = Set.of(25_000L, 10_000L, 5_000L, 1_000L);

  /** Copies the map. */
  public ChampionDirectory {
    profiles = Map.copyOf(profiles);
  }

  /**
   * Returns the champion of a day.
   *
   * @param market the market
   * @param dayStartMs start of the day the parameters are for, epoch milliseconds
   * @throws IllegalArgumentException if the market names a profile that does not exist, or one of a
   *     tail level or horizon that is not evaluated
   */
  public ChampionChoice inForce(Market market, long dayStartMs) {
    ChampionChoice choice = editions.inForce(market.assetClass(), dayStartMs);
    MarginProfile profile = profiles.get(market.profile());
    if (profile == null) {
      requireClassProfile(market);
      return choice;
    }
    requireServable(market, profile.target());
    return new ChampionChoice(
        choice.modelId(),
        choice.version(),
        choice.contentHash(),
        choice.knownUntilMs(),
        new ClassSettings(choice.settings().combination(), profile));
  }

  /** Margins are of a day, at a level that forecasts carry; anything else would be mislabelled. */
  private static void requireServable(Market market, TargetRules target) {
    if (!(target.horizonHours() == HORIZON_HOURS && ALPHAS_PPM.contains(target.alphaPpm()))) {
      throw new IllegalArgumentException(
          "profile '"
              + market.profile()
              + "' of "
              + market.id()
              + " must have horizonHours 24 and alphaPpm 25000, 10000, 5000 or 1000, had "
              + target.horizonHours()
              + " and "
              + target.alphaPpm());
    }
  }

  /** A market takes its class's profile by the class's name in lower case. */
  private static void requireClassProfile(Market market) {
    if (!market.profile().equals(market.assetClass().name().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "profile of " + market.id() + " is not known, was '" + market.profile() + "'");
    }
  }
}
