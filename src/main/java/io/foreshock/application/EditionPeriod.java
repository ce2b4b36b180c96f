package io.foreshock.application;

import java.time.LocalDate;

/**
 * A run of days forecast by one edition.
 *
 * @param edition model and version
 * @param inSample whether it is the documented default of days before the oldest edition
 * @param from first day
 * @param to last day
 * @param days days with a forecast
 */
public record EditionPeriod(
    String edition, boolean inSample, LocalDate from, LocalDate to, int days) {

  /** Returns the period with one more day. */
  EditionPeriod with(LocalDate day) {
    return new EditionPeriod(edition, inSample, from, day, days + 1);
  }

  /** Tells whether the period goes on with an edition. */
  boolean isOf(String reference) {
    return edition.equals(reference);
  }
}
