package io.foreshock.policy;

import io.foreshock.policy.ScheduledParameter.Parameter;

/**
 * A parameter that is not where it should be, and what holds it.
 *
 * @param parameter which one
 * @param askedPpm what it should be, ppm
 * @param publishedPpm what is in force, ppm
 * @param reason what holds it
 */
public record HeldParameter(Parameter parameter, long askedPpm, long publishedPpm, HeldBy reason) {

  /** What may hold a parameter. */
  public enum HeldBy {
    /** The change is smaller than the dead band. */
    DEAD_BAND,
    /** A raise goes by notice and is announced. */
    NOTICE,
    /** One step per interval, and this interval's is made. */
    STEP,
    /** Maintenance margin may only be a share of the initial margin. */
    SHARE_OF_INITIAL,
    /** Loosening is frozen. */
    FROZEN,
    /** Nothing is lowered while the held regime is {@code STRESSED}. */
    STRESSED
  }
}
