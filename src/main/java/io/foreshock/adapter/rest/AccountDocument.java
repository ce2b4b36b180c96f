package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.foreshock.application.AccountStatus;
import io.foreshock.application.AccountStatus.Assessed;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.LiquidationProposal;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.account.AccountPosition;
import io.foreshock.portfolio.account.ListedOption;
import io.foreshock.portfolio.account.PledgedAsset;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account under watch.
 *
 * @param summary how it stands
 * @param positions what it holds
 * @param collateral its collateral and debts
 * @param proposal what to close so that it is well again; null where it is not below initial margin
 */
@RegisterForReflection
@Schema(name = "Account")
record AccountDocument(
    Summary summary, List<Held> positions, List<Asset> collateral, @Nullable Proposal proposal) {

  /** How an account stands; margins and equity are micro-dollars as text. */
  @RegisterForReflection
  @Schema(name = "AccountSummary")
  record Summary(
      @Schema(examples = "desk-7") String accountId,
      @Schema(description = "Grows with every change; the ETag is this number in quotes.")
          long version,
      @Schema(description = "How it is said to stand; null before it was measured.")
          @Nullable AccountState state,
      @Nullable Long stateSinceMs,
      @Schema(description = "What the numbers alone say; never worse than state.")
          @Nullable AccountState numbersState,
      @Nullable String initialMarginUsd6,
      @Nullable String maintenanceMarginUsd6,
      @Nullable String equityUsd6,
      @Nullable Long snapshotSequence,
      @Nullable Long assessedAtMs,
      @Schema(description = "Why it could not be measured since; null if it could.")
          @Nullable String failure) {

    static Summary of(AccountStatus status) {
      Function<Function<Assessed, Object>, @Nullable Object> part =
          of -> status.assessed().map(of).orElse(null);
      return new Summary(
          status.account().id().value(),
          status.account().version(),
          (AccountState) part.apply(each -> each.standing().state()),
          (Long) part.apply(each -> each.standing().sinceMs()),
          (AccountState) part.apply(each -> each.numbers().state()),
          (String) part.apply(each -> text(each.numbers().initialUsd6())),
          (String) part.apply(each -> text(each.numbers().maintenanceUsd6())),
          (String) part.apply(each -> text(each.numbers().equityUsd6())),
          (Long) part.apply(Assessed::snapshotSequence),
          (Long) part.apply(Assessed::atMs),
          status.failure().orElse(null));
    }
  }

  /** A position as it was registered, in base units with its sign. */
  @RegisterForReflection
  @Schema(name = "AccountPosition")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Held(
      String positionId,
      String marketId,
      PositionType type,
      double quantity,
      @Nullable Double entryPrice,
      @Nullable OptionKind optionType,
      @Nullable Double strike,
      @Nullable Instant expiry,
      @Nullable Double impliedVolatility,
      @Nullable Double delta,
      @Nullable Double gamma,
      @Nullable Double vega,
      @Nullable Double theta) {

    static Held of(AccountPosition position) {
      ListedOption option = position.option().orElse(null);
      Greeks greeks = position.greeks().orElse(null);
      return new Held(
          position.positionId(),
          position.marketId().value(),
          position.type(),
          position.quantity(),
          orNull(position.entryPrice()),
          option == null ? null : option.kind(),
          option == null ? null : option.strike(),
          option == null ? null : Instant.ofEpochMilli(option.expiryMs()),
          option == null ? null : option.volatility(),
          greeks == null ? null : greeks.delta(),
          greeks == null ? null : greeks.gamma(),
          greeks == null ? null : greeks.vega(),
          greeks == null ? null : greeks.theta());
    }
  }

  /** An asset as it was registered. */
  @RegisterForReflection
  @Schema(name = "AccountAsset")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Asset(
      String asset, double quantity, @Nullable Double markPrice, @Nullable Double oraclePrice) {

    static Asset of(PledgedAsset asset) {
      return new Asset(
          asset.name(), asset.quantity(), orNull(asset.markPrice()), orNull(asset.oraclePrice()));
    }
  }

  /** What to close. */
  @RegisterForReflection
  @Schema(name = "LiquidationProposal")
  record Proposal(
      LiquidationProposal.Method method,
      List<Reduction> reductions,
      @Schema(description = "What it costs by the liquidity of the markets, rounded up.")
          String costUsd6,
      @Schema(description = "Equity over initial margin that is aimed at.", examples = "1160000")
          long targetPpm,
      String initialMarginAfterUsd6,
      String maintenanceMarginAfterUsd6,
      @Schema(description = "Equity afterwards, the cost paid.") String equityAfterUsd6,
      @Schema(description = "False where even closing everything is not enough.")
          boolean reachesTarget) {

    static Proposal of(LiquidationProposal proposal) {
      return new Proposal(
          proposal.method(),
          proposal.reductions().stream().map(Reduction::of).toList(),
          text(proposal.costUsd6()),
          proposal.targetPpm(),
          text(proposal.initialAfterUsd6()),
          text(proposal.maintenanceAfterUsd6()),
          text(proposal.equityAfterUsd6()),
          proposal.reachesTarget());
    }
  }

  /** A trade towards flat; it buys where the position is short. */
  @RegisterForReflection
  @Schema(name = "Reduction")
  record Reduction(
      String positionId,
      String marketId,
      @Schema(description = "Size of the trade, base units, positive.", examples = "4")
          String quantity,
      @Schema(description = "What is left, with its sign.", examples = "6") String remaining) {

    static Reduction of(LiquidationProposal.Reduction reduction) {
      return new Reduction(
          reduction.positionId(),
          reduction.marketId().value(),
          reduction.quantity().toPlainString(),
          reduction.remaining().toPlainString());
    }
  }

  /** Accounts in the order of their names. */
  @RegisterForReflection
  @Schema(name = "AccountPage")
  record Page(
      List<Summary> accounts,
      @Schema(description = "Cursor of the next page; null on the last.")
          @Nullable String nextCursor) {}

  private static String text(long micro) {
    return Long.toString(micro);
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /**
   * Returns the document of an account.
   *
   * @param proposal what to close, if anything is
   */
  static AccountDocument of(AccountStatus status, @Nullable LiquidationProposal proposal) {
    return new AccountDocument(
        Summary.of(status),
        status.account().positions().stream().map(Held::of).toList(),
        status.account().collateral().stream().map(Asset::of).toList(),
        proposal == null ? null : Proposal.of(proposal));
  }
}
