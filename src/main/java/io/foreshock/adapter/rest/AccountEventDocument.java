package io.foreshock.adapter.rest;

import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.account.AccountEvent;
import io.foreshock.portfolio.account.EventCause;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account stands otherwise than before.
 *
 * @param accountId the account
 * @param version version of its positions
 * @param before how it stood
 * @param after how it stands
 * @param cause why
 * @param initialMarginUsd6 what it needs to open
 * @param maintenanceMarginUsd6 what it needs to keep
 * @param equityUsd6 what it has
 * @param snapshotSequence published snapshot it was measured by
 * @param atMs when
 * @param proposal what to close; null where it is not below initial margin
 */
@RegisterForReflection
@Schema(name = "AccountEvent")
record AccountEventDocument(
    String accountId,
    long version,
    AccountState before,
    AccountState after,
    Cause cause,
    String initialMarginUsd6,
    String maintenanceMarginUsd6,
    String equityUsd6,
    long snapshotSequence,
    long atMs,
    AccountDocument.@Nullable Proposal proposal) {

  /** Why an account stands otherwise. */
  @RegisterForReflection
  @Schema(name = "AccountEventCause")
  record Cause(
      EventCause.Kind kind,
      @Schema(description = "Market whose change moved the account most; null without one.")
          @Nullable String marketId,
      @Schema(description = "Move of its price, or of its initial margin.") long movePpm) {}

  static AccountEventDocument of(AccountEvent event) {
    return new AccountEventDocument(
        event.accountId().value(),
        event.version(),
        event.before(),
        event.after(),
        new Cause(
            event.cause().kind(),
            event.cause().marketId().map(id -> id.value()).orElse(null),
            event.cause().movePpm()),
        Long.toString(event.numbers().initialUsd6()),
        Long.toString(event.numbers().maintenanceUsd6()),
        Long.toString(event.numbers().equityUsd6()),
        event.snapshotSequence(),
        event.atMs(),
        event.proposal().map(AccountDocument.Proposal::of).orElse(null));
  }
}
