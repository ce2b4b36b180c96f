package io.foreshock.training;

import io.foreshock.evaluation.MarginMetrics;

/**
 * How the chosen profile did on one market's training days.
 *
 * @param marketId the market
 * @param rows days that count
 * @param fromMs close of the day before the first of them, epoch milliseconds
 * @param longSide metrics of long positions
 * @param shortSide metrics of short positions
 */
public record MarketScore(
    String marketId, int rows, long fromMs, MarginMetrics longSide, MarginMetrics shortSide) {}
