package io.foreshock.adapter.rest;

/** What a request for what-ifs is answered by. */
sealed interface SimulationAnswer permits SimulationDocument, ReplayDocument, SimulationBatch {}
