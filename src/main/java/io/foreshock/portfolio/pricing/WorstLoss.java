package io.foreshock.portfolio.pricing;

/**
 * What a grid says of a book.
 *
 * @param loss the largest weighted loss, in quote currency, at least 0
 * @param scenario where it is, the first of equal ones; where nothing loses, where least is gained
 */
public record WorstLoss(double loss, GridScenario scenario) {}
