package io.foreshock.market.verification;

import io.foreshock.market.MarketId;
import java.util.List;
import java.util.Optional;

/** Port: where reports of prices are kept. Every method takes effect whole or not at all. */
public interface PriceReportStore {

  /** How many reports of one source and market are kept, and enter a decision. */
  int KEPT = 300;

  /**
   * A report with what was decided at its arrival.
   *
   * @param report the report
   * @param refusal why it is refused, empty where it is accepted
   */
  record Judged(PriceReport report, Optional<RefusalReason> refusal) {}

  /** What became of a report. */
  enum Outcome {
    /** Newly stored. */
    ACCEPTED,
    /** Stored before with the same values. */
    UNCHANGED,
    /** Kept, with the reason, and enters no price. */
    REFUSED
  }

  /**
   * Stores reports. Of each source and market the {@link #KEPT} newest accepted observations stay,
   * and as many refused ones. When the method returns, they survive a crash.
   *
   * @param reports reports in any order
   * @return what became of each, in the same order
   * @throws PriceConflictException if an accepted report has the key of a stored one, or of one
   *     before it, with another price or confidence; nothing is stored then
   */
  List<Outcome> append(List<Judged> reports);

  /** Returns the accepted reports of a market, by source and time of observation. */
  List<PriceReport> accepted(MarketId marketId);

  /**
   * Returns the refused reports of a market, the latest arrival first.
   *
   * @param limit how many at most, positive
   */
  List<RefusedReport> refused(MarketId marketId, int limit);
}
