package io.foreshock.application;

import io.foreshock.model.ShelvedModel;

/** Port: how far an edition has been walked and scored on days it knew nothing of. */
@FunctionalInterface
public interface ShadowScores {

  /** Days of scoring after which a shadow edition may be promoted. */
  int LEAST_DAYS = 20;

  /** Market-days after which it may be too, however few days they are of. */
  int LEAST_MARKET_DAYS = 500;

  /** Returns what has been scored of an edition, beyond its {@code knownUntil}. */
  Scored of(ShelvedModel model);

  /**
   * What has been scored.
   *
   * @param days different days
   * @param marketDays days of all markets together
   */
  record Scored(int days, int marketDays) {

    /** Tells whether that is enough to be promoted. */
    public boolean enough() {
      return days >= LEAST_DAYS || marketDays >= LEAST_MARKET_DAYS;
    }
  }
}
