package io.foreshock.model;

import io.foreshock.forecast.Combination;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.MarginProfile;

/**
 * What an edition sets for the markets of one asset class.
 *
 * @param combination how the champion's forecast is made
 * @param profile the margin profile
 */
public record ClassSettings(Combination combination, MarginProfile profile) {

  /** Returns the documented defaults, in force on days before the oldest edition. */
  public static ClassSettings documented(AssetClass assetClass) {
    return new ClassSettings(Combination.DEFAULT, MarginProfile.defaultFor(assetClass));
  }
}
