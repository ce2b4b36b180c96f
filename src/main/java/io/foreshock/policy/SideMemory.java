package io.foreshock.policy;

import java.util.OptionalLong;

/**
 * What the policy remembers of one side besides what it published.
 *
 * @param bufferFullnessPpm φ, how full the buffer is; in [0, 10⁶]
 * @param belowSinceMs since when the target has been below the published value, empty if it is not
 * @param maintenance maintenance margin in force and announced
 */
public record SideMemory(
    long bufferFullnessPpm, OptionalLong belowSinceMs, NoticeTrack maintenance) {

  /**
   * Checks the buffer.
   *
   * @throws IllegalArgumentException if φ is outside [0, 10⁶]
   */
  public SideMemory {
    Ppm.requireInRange("bufferFullnessPpm", bufferFullnessPpm, 0, Ppm.ONE);
  }

  /** Returns a copy whose dwell starts at a time. */
  SideMemory withDwellFrom(long atMs) {
    return new SideMemory(bufferFullnessPpm, OptionalLong.of(atMs), maintenance);
  }
}
