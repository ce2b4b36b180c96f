package io.foreshock.model;

import io.foreshock.forecast.MemberWeights;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.MarginProfile;

/**
 * What an edition sets for the markets of one asset class.
 *
 * @param weights the champion's combination
 * @param profile the margin profile
 */
public record ClassSettings(MemberWeights weights, MarginProfile profile) {

  /** Returns the documented defaults, in force on days before the oldest edition. */
  public static ClassSettings documented(AssetClass assetClass) {
    return new ClassSettings(MemberWeights.DEFAULT, MarginProfile.defaultFor(assetClass));
  }
}
