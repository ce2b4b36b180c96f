package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.collateral.CollateralHaircut;
import java.util.Optional;

/**
 * An asset that stands in for an account's obligations, or a debt.
 *
 * @param asset name of the asset
 * @param quantity units; negative is a debt
 * @param markPrice price at the venue, quote currency, positive
 * @param oraclePrice price told by others, quote currency, positive; the mark where there is none
 * @param usdPerQuote value of one unit of the quote currency in US dollars, positive
 * @param haircut its haircut
 * @param marketId market whose price it follows, empty for money
 */
public record Holding(
    String asset,
    double quantity,
    double markPrice,
    double oraclePrice,
    double usdPerQuote,
    CollateralHaircut haircut,
    Optional<MarketId> marketId) {}
