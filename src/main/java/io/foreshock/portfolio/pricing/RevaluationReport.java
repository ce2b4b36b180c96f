package io.foreshock.portfolio.pricing;

import java.util.OptionalDouble;

/**
 * How the gains of an option book were computed, and why.
 *
 * @param method what was used for the gains
 * @param largestError largest difference from full revaluation that the second-order gains showed
 *     in the scenarios sampled, in quote currency; empty where they were not tried
 * @param tolerance largest difference allowed, in quote currency
 */
public record RevaluationReport(
    RevaluationMethod method, OptionalDouble largestError, double tolerance) {}
