package io.foreshock.adapter.rest;

import io.foreshock.application.PortfolioOrder;
import io.foreshock.application.ReplayPeriod;
import io.foreshock.application.Shocks;
import java.util.Optional;

/**
 * One what-if as asked for.
 *
 * @param order the account
 * @param shocks what happens to it, without a path
 * @param path days it is held through
 * @param seed number that is told back
 */
record SimulationRequest(
    PortfolioOrder order, Shocks shocks, Optional<ReplayPeriod> path, long seed) {}
