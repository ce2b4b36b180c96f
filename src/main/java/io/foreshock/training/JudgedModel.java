package io.foreshock.training;

/**
 * The model that a training made, and where its judgement is.
 *
 * @param modelId name of the model
 * @param version its version
 * @param gateReport reference of the report of its judge
 */
public record JudgedModel(String modelId, String version, String gateReport) {}
