package io.foreshock.evaluation;

/**
 * How one market's regime probabilities did.
 *
 * @param symbol the market, as its source names it
 * @param scores the scores
 */
public record RegimeScore(String symbol, RegimeScores scores) {}
