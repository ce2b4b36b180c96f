package io.foreshock.adapter.rest;

import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.StoredMarket;
import io.foreshock.publication.Health;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the store holds of a market.
 *
 * @param marketId stable name
 * @param symbol name its source uses
 * @param assetClass kind of market
 * @param clock which clock its time is read from
 * @param barLengthSeconds length of its bars
 * @param bars accepted bars
 * @param firstBarOpenMs opening time of the first bar, epoch milliseconds; null without bars
 * @param lastBarCloseMs close of the last bar, epoch milliseconds; null without bars
 * @param ageSeconds wall clock minus close of the last bar; null without bars
 * @param revision grows with every change to its accepted bars
 * @param quarantined bars set aside
 * @param judgement whether it is published
 * @param reason why it is refused, null where it is not
 * @param health trust in its inputs, null where nothing is published
 * @param priceSources what each source of its price said last, empty where none are configured
 */
@Schema(name = "Feed", description = "What the store holds of a market.")
record FeedDocument(
    @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
    @Schema(examples = "^GSPC") String symbol,
    AssetClass assetClass,
    ClockMode clock,
    @Schema(examples = "86400") long barLengthSeconds,
    @Schema(examples = "5105") long bars,
    @Schema(examples = "946857600000") @Nullable Long firstBarOpenMs,
    @Schema(examples = "1586822400000") @Nullable Long lastBarCloseMs,
    @Schema(examples = "61200") @Nullable Long ageSeconds,
    @Schema(examples = "1") long revision,
    @Schema(examples = "0") long quarantined,
    Judgement judgement,
    @Schema(examples = "REFUSED_TOO_SHORT: have 12 daily observations, need 60")
        @Nullable String reason,
    @Nullable Health health,
    List<PriceSourceDocument> priceSources) {

  /** Whether a market is published. */
  enum Judgement {
    /** It has a published set. */
    PUBLISHED,
    /** Nothing can be published; the reason says why. */
    REFUSED,
    /** It has not been evaluated yet. */
    PENDING
  }

  /**
   * Every stored market.
   *
   * @param feeds ordered by market
   */
  @Schema(name = "Feeds")
  record Feeds(List<FeedDocument> feeds) {}

  /** Returns what the store and the snapshot say of a market. */
  static FeedDocument of(
      StoredMarket stored,
      SnapshotDocuments documents,
      List<PriceSourceDocument> priceSources,
      CurrentHealth health,
      long nowMs) {
    Optional<SetDocument> published = documents.byMarket(stored.market().id().value());
    Optional<String> refusal =
        Optional.ofNullable(documents.snapshot().refused().get(stored.market().id()));
    boolean empty = stored.bars() == 0;
    long lastCloseMs = stored.lastOpenTimeMs() + stored.barLengthMs();
    return new FeedDocument(
        stored.market().id().value(),
        stored.market().symbol(),
        stored.market().assetClass(),
        stored.market().clock(),
        stored.barLengthMs() / 1000,
        stored.bars(),
        empty ? null : stored.firstOpenTimeMs(),
        empty ? null : lastCloseMs,
        empty ? null : Math.max(0, (nowMs - lastCloseMs) / 1000),
        stored.revision(),
        stored.quarantined(),
        judgement(published, refusal),
        refusal.orElse(null),
        published.map(document -> health.of(document, nowMs)).orElse(null),
        priceSources);
  }

  /** A market that could not be evaluated anew keeps the set it had. */
  private static Judgement judgement(Optional<SetDocument> published, Optional<String> refusal) {
    if (published.isPresent()) {
      return Judgement.PUBLISHED;
    }
    return refusal.isPresent() ? Judgement.REFUSED : Judgement.PENDING;
  }
}
