package io.foreshock.evaluation;

import io.foreshock.market.Side;

/**
 * How one margin of one market-side answers a volatility that doubles and stays.
 *
 * @param symbol the market, as its source names it
 * @param side the side
 * @param model who made the margin
 * @param response the answer
 */
public record ImpulseScore(String symbol, Side side, String model, ImpulseResponse response) {}
