package io.foreshock.market.verification;

import io.foreshock.market.verification.SourceVerdict.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what may be believed of a price at one moment, from the reports that had arrived by then
 * and from nothing else: the same reports and moment give the same decision whenever it is made.
 *
 * <ol>
 *   <li>Each source by itself: it must have reported, its newest price must not be too old nor its
 *       confidence too wide, and it must not be stuck ({@link StuckRule}). What passes is a
 *       candidate.
 *   <li>The value is the median of the candidates. The checks that follow take none out of it: a
 *       minority that got others rejected could become a majority. So the value lies within the
 *       range of the right sources as long as less than half of the candidates are wrong, by
 *       whatever they say.
 *   <li>Candidates against each other: {@link JumpRule}, {@link DriftRule}, {@link BandRule}. What
 *       passes is used, gives the lowest and highest usable value, price ∓ confidence, and counts
 *       for the quorum unless its heartbeat has passed. The price before a suspect jump is usable
 *       too.
 *   <li>{@code FRESH} where the quorum is there, the used prices differ by no more than the
 *       divergence allowed and none is suspect; otherwise {@code DEGRADED}; without a candidate
 *       {@code STALE}, and the price as it was when the last report came in is kept.
 * </ol>
 */
public final class PriceVerification {

  private final PricedMarket market;
  private final long nowMs;
  private final Map<PriceSource, Rejection> rejections = new HashMap<>();
  private final Map<PriceSource, JumpRule> jumps = new HashMap<>();
  private final List<SourceHistory> histories;
  private final List<SourceHistory> candidates;

  private PriceVerification(PricedMarket market, List<PriceReport> known, long nowMs) {
    this.market = market;
    this.nowMs = nowMs;
    this.histories =
        market.sources().stream().map(source -> SourceHistory.of(source, known)).toList();
    this.candidates = candidates();
    judgeTogether();
  }

  /**
   * Decides.
   *
   * @param market the market and its sources
   * @param reports accepted reports of the market in any order; those that arrive later than the
   *     moment of decision are not looked at
   * @param nowMs moment of the decision, epoch milliseconds
   */
  public static VerifiedPrice decide(PricedMarket market, List<PriceReport> reports, long nowMs) {
    List<PriceReport> known = arrived(reports, nowMs);
    PriceVerification decision = new PriceVerification(market, known, nowMs);
    return decision.candidates.isEmpty()
        ? decision.verified(PriceState.STALE, lastGood(market, known))
        : decision.verified(decision.state(), Optional.of(decision.quote()));
  }

  private static List<PriceReport> arrived(List<PriceReport> reports, long nowMs) {
    return reports.stream().filter(report -> report.arrivedAtMs() <= nowMs).toList();
  }

  /** Looks back over the arrivals, the latest first; nearly always the first will do. */
  private static Optional<VerifiedPrice.Quote> lastGood(
      PricedMarket market, List<PriceReport> known) {
    long[] arrivals =
        known.stream()
            .filter(report ->
                market.source(report.sourceId()).filter(s -> !s.isTooWide(report)).isPresent())
            .mapToLong(PriceReport::arrivedAtMs)
            .distinct()
            .sorted()
            .toArray();
    for (int place = arrivals.length - 1; place >= 0; place--) {
      long atMs = arrivals[place];
      PriceVerification then = new PriceVerification(market, arrived(known, atMs), atMs);
      if (!then.candidates.isEmpty()) {
        return Optional.of(then.quote());
      }
    }
    return Optional.empty();
  }

  private List<SourceHistory> candidates() {
    List<SourceHistory> fresh = new ArrayList<>();
    for (SourceHistory history : histories) {
      rejectedByItself(history)
          .ifPresentOrElse(
              reason -> rejections.put(history.source(), reason), () -> fresh.add(history));
    }
    List<SourceHistory> moving = new ArrayList<>();
    for (SourceHistory history : fresh) {
      if (StuckRule.isStuck(history, fresh)) {
        rejections.put(history.source(), Rejection.STUCK);
      } else {
        moving.add(history);
      }
    }
    return List.copyOf(moving);
  }

  private Optional<Rejection> rejectedByItself(SourceHistory history) {
    if (history.reports().isEmpty()) {
      return Optional.of(Rejection.SILENT);
    }
    if (history.source().isStale(history.newest(), nowMs)) {
      return Optional.of(Rejection.STALE);
    }
    return history.source().isTooWide(history.newest())
        ? Optional.of(Rejection.CONFIDENCE_TOO_WIDE)
        : Optional.empty();
  }

  private void judgeTogether() {
    if (candidates.isEmpty()) {
      return;
    }
    BandRule band = BandRule.of(candidates, market.divergence());
    for (SourceHistory history : candidates) {
      JumpRule jump = JumpRule.of(history, candidates, nowMs);
      jumps.put(history.source(), jump);
      rejectedByOthers(history, jump, band)
          .ifPresent(reason -> rejections.put(history.source(), reason));
    }
  }

  private Optional<Rejection> rejectedByOthers(
      SourceHistory history, JumpRule jump, BandRule band) {
    if (jump.contradicted()) {
      return Optional.of(Rejection.JUMP_CONTRADICTED);
    }
    if (DriftRule.drifts(history, candidates, market.divergence())) {
      return Optional.of(Rejection.DRIFTING);
    }
    return band.excludes(history.price()) ? Optional.of(Rejection.OUT_OF_BAND) : Optional.empty();
  }

  private List<SourceHistory> used() {
    return candidates.stream()
        .filter(history -> !rejections.containsKey(history.source()))
        .toList();
  }

  private boolean isSuspect(SourceHistory history) {
    JumpRule jump = jumps.get(history.source());
    return jump != null && jump.suspect();
  }

  private PriceState state() {
    List<SourceHistory> used = used();
    long onTime = used.stream().filter(history -> !history.isOverdue(nowMs)).count();
    boolean agreed =
        onTime >= market.quorum() && used.stream().noneMatch(this::isSuspect) && agree(used);
    return agreed ? PriceState.FRESH : PriceState.DEGRADED;
  }

  private boolean agree(List<SourceHistory> used) {
    double[] prices = used.stream().mapToDouble(SourceHistory::price).sorted().toArray();
    double median = Middle.ofPrices(candidates).median();
    return prices[prices.length - 1] - prices[0] <= market.divergence() * median;
  }

  private VerifiedPrice.Quote quote() {
    double value = Middle.ofPrices(candidates).median();
    double low = value;
    double high = value;
    for (SourceHistory history : used()) {
      PriceReport report = history.newest();
      low = Math.min(low, report.price() - report.confidence());
      high = Math.max(high, report.price() + report.confidence());
      JumpRule jump = jumps.get(history.source());
      if (jump != null && jump.suspect()) {
        low = Math.min(low, jump.before());
        high = Math.max(high, jump.before());
      }
    }
    long observedAtMs =
        candidates.stream()
            .mapToLong(history -> history.newest().observedAtMs())
            .max()
            .orElseThrow();
    return new VerifiedPrice.Quote(value, low, high, observedAtMs);
  }

  private VerifiedPrice verified(PriceState state, Optional<VerifiedPrice.Quote> quote) {
    List<SourceVerdict> verdicts = histories.stream().map(this::verdict).toList();
    return new VerifiedPrice(market.marketId(), state, quote, verdicts, nowMs);
  }

  private SourceVerdict verdict(SourceHistory history) {
    return new SourceVerdict(
        history.source(),
        history.reports().isEmpty() ? Optional.empty() : Optional.of(history.newest()),
        Optional.ofNullable(rejections.get(history.source())),
        isSuspect(history),
        history.isOverdue(nowMs));
  }
}
