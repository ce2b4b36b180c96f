package io.foreshock.policy;

/**
 * The result of one evaluation without its explanation.
 *
 * @param nextState what the next evaluation starts from
 * @param parameters what a venue applies
 */
public record PolicyStep(PolicyState nextState, MarginParameters parameters) {}
