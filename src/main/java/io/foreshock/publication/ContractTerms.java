package io.foreshock.publication;

import io.foreshock.forecast.regime.Regime;

/**
 * What a contract learns of a set: the struct that EIP-712 signs. The content hash binds it to the
 * whole set.
 *
 * @param marketId the market
 * @param sequence number of the publication
 * @param prevHash content hash of the set before
 * @param observedAtMs knowledge time of the newest input, epoch milliseconds
 * @param validFromMs from when it is in force, epoch milliseconds
 * @param expiresAtMs until when it may be used, epoch milliseconds
 * @param imfPpm initial margin
 * @param mmfPpm maintenance margin
 * @param haircutPpm haircut
 * @param imMultiplierPpm initial margin over the long-run level
 * @param mmMultiplierPpm maintenance margin over the long-run level
 * @param regime regime in force, by its place in the enumeration
 * @param health trust in the inputs, by its place in the enumeration
 * @param fallbackHash SHA-256 of the canonical JSON of {@code fallback}
 * @param modelHash SHA-256 of what the champion sets
 * @param inputsHash SHA-256 of the daily observations
 * @param contentHash SHA-256 of the canonical bytes of the set without signatures
 */
public record ContractTerms(
    String marketId,
    long sequence,
    String prevHash,
    long observedAtMs,
    long validFromMs,
    long expiresAtMs,
    long imfPpm,
    long mmfPpm,
    long haircutPpm,
    long imMultiplierPpm,
    long mmMultiplierPpm,
    Regime regime,
    Health health,
    String fallbackHash,
    String modelHash,
    String inputsHash,
    String contentHash) {}
