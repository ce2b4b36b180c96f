package io.foreshock.policy;

import java.util.OptionalLong;

/**
 * What the waterfall of one side gives.
 *
 * @param targetPpm level after the floor, before any rail holds it
 * @param publishedPpm the level to publish
 * @param bufferFullnessPpm φ from now on
 * @param belowSinceMs since when the target has been below the published value
 */
record SideOutcome(
    long targetPpm, long publishedPpm, long bufferFullnessPpm, OptionalLong belowSinceMs) {}
