package io.foreshock.portfolio.account;

import java.util.OptionalDouble;

/**
 * An asset an account holds as collateral, or owes.
 *
 * @param name currency, market or asset
 * @param quantity units; negative is a debt
 * @param markPrice price at the venue, if told
 * @param oraclePrice price told by others, if told
 */
public record PledgedAsset(
    String name, double quantity, OptionalDouble markPrice, OptionalDouble oraclePrice) {}
