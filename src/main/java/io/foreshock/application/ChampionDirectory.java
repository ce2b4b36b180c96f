package io.foreshock.application;

import io.foreshock.market.Market;
import io.foreshock.model.ChampionChoice;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Editions;
import io.foreshock.policy.MarginProfile;
import java.util.Map;

/**
 * Which champion and which margin profile serve a market on a day: those of the edition in force,
 * the profile replaced where the market's mapping names one of the operator's.
 *
 * @param editions approved editions
 * @param profiles the operator's profiles by name
 */
public record ChampionDirectory(Editions editions, Map<String, MarginProfile> profiles) {

  /** Name in the mapping that leaves the choice of profile to the edition. */
  public static final String CLASS_PROFILE = "default";

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
    if (market.profile().equals(CLASS_PROFILE)) {
      return choice;
    }
    MarginProfile profile = profiles.get(market.profile());
    if (profile == null) {
      throw new IllegalArgumentException(
          "profile of " + market.id() + " is not known, was '" + market.profile() + "'");
    }
    return new ChampionChoice(
        choice.modelId(),
        choice.version(),
        choice.contentHash(),
        choice.knownUntilMs(),
        new ClassSettings(choice.settings().weights(), profile));
  }
}
