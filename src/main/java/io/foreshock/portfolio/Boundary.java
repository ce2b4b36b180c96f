package io.foreshock.portfolio;

import java.util.OptionalLong;

/**
 * How far prices or volatility must move, all markets alike and requirements held, until equity
 * crosses a margin. A move is empty where none within reach does: prices from −99 % to +400 %,
 * volatility up to five times.
 *
 * @param fallPpm move of prices down, ppm, negative
 * @param risePpm move of prices up, ppm
 * @param volatilityPpm move of implied volatility, ppm of itself
 */
public record Boundary(OptionalLong fallPpm, OptionalLong risePpm, OptionalLong volatilityPpm) {}
