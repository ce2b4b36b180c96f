package io.foreshock.policy;

/**
 * A raise that has been announced.
 *
 * @param ppm the value from then on
 * @param effectiveAtMs epoch milliseconds when the notice ends
 */
public record ScheduledChange(long ppm, long effectiveAtMs) {}
