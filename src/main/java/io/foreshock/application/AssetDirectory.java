package io.foreshock.application;

import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.portfolio.collateral.PeggedAsset;
import java.util.List;
import java.util.Optional;

/**
 * Tells what an asset's name stands for: money, a published market by any of its names, the coin of
 * a pair that is published, or a coin that is pegged to one of these.
 */
public final class AssetDirectory {

  /** What a coin may be quoted in, the deepest first. */
  private static final List<String> QUOTES = List.of("USDT", "USDC", "USD", "-USD");

  private final MarketDirectory directory;

  /** Makes a directory over the mapping. */
  public AssetDirectory(MarketDirectory directory) {
    this.directory = directory;
  }

  /**
   * The market an asset follows.
   *
   * @param publication what is published of the market
   * @param peg the peg the asset holds to it, empty for the asset itself
   */
  record Followed(MarketPublication publication, Optional<PeggedAsset> peg) {}

  /**
   * Returns the market of an asset, empty for money and for names that nobody knows.
   *
   * @param asset name
   * @param snapshot what is published
   */
  Optional<Followed> market(String asset, PublishedSnapshot snapshot) {
    return published(asset, snapshot)
        .map(publication -> new Followed(publication, Optional.empty()))
        .or(() ->
            PeggedAsset.of(asset)
                .flatMap(pegged ->
                    published(pegged.peg(), snapshot)
                        .map(publication -> new Followed(publication, Optional.of(pegged)))));
  }

  private Optional<MarketPublication> published(String name, PublishedSnapshot snapshot) {
    return named(name, snapshot)
        .or(() ->
            QUOTES.stream().flatMap(quote -> named(name + quote, snapshot).stream()).findFirst());
  }

  /** Returns the publication of a market by id, symbol or alias. */
  Optional<MarketPublication> named(String name, PublishedSnapshot snapshot) {
    return idOf(name).flatMap(snapshot::market);
  }

  private Optional<MarketId> idOf(String name) {
    Optional<MarketId> known = directory.known(name).map(Market::id);
    return known.isPresent() || !MarketId.isValid(name) ? known : Optional.of(new MarketId(name));
  }
}
