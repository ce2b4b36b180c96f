package io.foreshock.adapter.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Several what-ifs.
 *
 * @param simulations in the order asked for
 */
@RegisterForReflection
@Schema(name = "SimulationBatch")
record SimulationBatch(List<SimulationDocument> simulations) implements SimulationAnswer {}
