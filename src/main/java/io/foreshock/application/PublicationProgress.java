package io.foreshock.application;

import io.foreshock.market.MarketId;

/** Told of each market that has been evaluated; called from the threads that walk them. */
@FunctionalInterface
public interface PublicationProgress {

  /** Tells nobody. */
  PublicationProgress SILENT = (market, total) -> {};

  /**
   * One market is done.
   *
   * @param marketId the market
   * @param total how many are evaluated in this refresh
   */
  void evaluated(MarketId marketId, int total);

  /**
   * A market has been walked; called from the thread that did, before it is published.
   *
   * @param risk what portfolios in it will be valued by
   */
  default void walked(MarketRisk risk) {}

  /**
   * Some markets have been published; called from the thread that refreshes.
   *
   * @param snapshot the snapshot in force from now on
   */
  default void published(PublishedSnapshot snapshot) {}
}
