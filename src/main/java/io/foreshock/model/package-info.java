/**
 * What a champion is made of and where it came from: editions, manifests, provenance. Knows
 * forecasts and policy profiles; nothing of trainers or storage.
 */
@NullMarked
package io.foreshock.model;

import org.jspecify.annotations.NullMarked;
