package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.Assessment;
import io.foreshock.portfolio.PortfolioMarket;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A portfolio assessed against what is published.
 *
 * @param snapshotSequence number of the published snapshot
 * @param assessment how the account stands
 * @param risks markets of its positions and holdings, with what is published of them
 * @param markets the same as the portfolio saw them
 * @param marks what those markets are valued at
 * @param flags what a reader should know
 */
public record AssessedPortfolio(
    long snapshotSequence,
    Assessment assessment,
    SortedMap<MarketId, MarketRisk> risks,
    Map<MarketId, PortfolioMarket> markets,
    Map<MarketId, MarketMark> marks,
    SortedSet<String> flags) {}
