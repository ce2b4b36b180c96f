package io.foreshock.portfolio.pricing;

/**
 * Portfolio margin of one market by the public specification of Paradex (docs.paradex.trade,
 * risk/portfolio-margin, read 2026-11): a rule known in full, to compare with. What is published
 * there may change; this is the rule of that day.
 *
 * <p>Initial margin = max(scan, minimum delta) + provisions, maintenance margin = ½ max(scan,
 * minimum delta) + provisions. Scan is the worst loss of {@link ScenarioGrid#paradex()}. Minimum
 * delta = (2 % · |net delta| + 1 % · hedged delta) · price, where the hedged delta is what stands
 * against itself, (Σ|delta| − |Σ delta|) ÷ 2. All in quote currency.
 *
 * @param scan worst loss and its scenario
 * @param minimumDelta charge on delta, at least 0
 * @param provisions fees, and funding expected for eight hours, at least 0
 */
public record ParadexMargin(WorstLoss scan, double minimumDelta, double provisions) {

  private static final double NET_SHARE = 0.02;
  private static final double HEDGED_SHARE = 0.01;
  private static final double MAINTENANCE_SHARE = 0.50;
  private static final ScenarioGrid GRID = ScenarioGrid.paradex();

  /** Checks every range. */
  public ParadexMargin {
    Ranges.requireNotNegative("minimumDelta", minimumDelta);
    Ranges.requireNotNegative("provisions", provisions);
  }

  /**
   * Returns the margin of a book.
   *
   * @param book all that is held on one market
   * @param forward price of the market now, in [0, 1e100]
   * @param provisions fees, and funding expected for eight hours, at least 0
   */
  public static ParadexMargin of(MarketExposure book, double forward, double provisions) {
    return new ParadexMargin(
        GRID.worstLoss(book, forward), minimumDelta(book, forward), provisions);
  }

  private static double minimumDelta(MarketExposure book, double forward) {
    double net = Math.abs(book.netDelta(forward));
    // The two sums round apart, so their difference may fall short of 0 by a unit.
    double hedged = Math.max(0.0, 0.5 * (book.grossDelta(forward) - net));
    return (NET_SHARE * net + HEDGED_SHARE * hedged) * forward;
  }

  /** Returns the initial margin. */
  public double initialMargin() {
    return netRequirement() + provisions;
  }

  /** Returns the maintenance margin. */
  public double maintenanceMargin() {
    return MAINTENANCE_SHARE * netRequirement() + provisions;
  }

  private double netRequirement() {
    return Math.max(scan.loss(), minimumDelta);
  }
}
