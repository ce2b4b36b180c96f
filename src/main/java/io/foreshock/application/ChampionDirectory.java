package io.foreshock.application;

import io.foreshock.market.Market;
import io.foreshock.model.ChampionChoice;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Editions;
import io.foreshock.policy.MarginProfile;
import java.util.Locale;
import java.util.Map;

/**
 * Which champion and which margin profile serve a market on a day: those of the edition in force,
 * unless the market's mapping names a profile of the operator's.
 *
 * @param editions approved editions
 * @param profiles the operator's profiles by name
 */
public record ChampionDirectory(Editions editions, Map<String, MarginProfile> profiles) {

  /** Copies the map. */
  public ChampionDirectory {
    profiles = Map.copyOf(profiles);
  }

  /**
   * Returns the champion of a day.
   *
   * @param market the market
   * @param dayStartMs start of the day the parameters are for, epoch milliseconds
   * @throws IllegalArgumentException if the market names a profile that does not exist
   */
  public ChampionChoice inForce(Market market, long dayStartMs) {
    ChampionChoice choice = editions.inForce(market.assetClass(), dayStartMs);
    MarginProfile profile = profiles.get(market.profile());
    if (profile == null) {
      requireClassProfile(market);
      return choice;
    }
    return new ChampionChoice(
        choice.modelId(),
        choice.version(),
        choice.contentHash(),
        choice.knownUntilMs(),
        new ClassSettings(choice.settings().weights(), profile));
  }

  /** A market takes its class's profile by the class's name in lower case. */
  private static void requireClassProfile(Market market) {
    if (!market.profile().equals(market.assetClass().name().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "profile of " + market.id() + " is not known, was '" + market.profile() + "'");
    }
  }
}
