package io.foreshock.portfolio.account;

import io.foreshock.portfolio.AccountNumbers;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.LiquidationProposal;
import java.util.Optional;

/**
 * An account stands otherwise than before.
 *
 * @param atMs when it was found out, epoch milliseconds
 * @param accountId the account
 * @param version version of its positions
 * @param before how it stood; {@code HEALTHY} before it was registered
 * @param after how it stands
 * @param cause why
 * @param numbers what it needs and has
 * @param snapshotSequence published snapshot it was measured by
 * @param proposal what to close, where it is below initial margin
 */
public record AccountEvent(
    long atMs,
    AccountId accountId,
    long version,
    AccountState before,
    AccountState after,
    EventCause cause,
    AccountNumbers numbers,
    long snapshotSequence,
    Optional<LiquidationProposal> proposal) {}
