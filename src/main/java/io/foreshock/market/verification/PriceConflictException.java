package io.foreshock.market.verification;

/** A source says two prices of one market at one moment. */
public final class PriceConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int index;

  /**
   * Shows both.
   *
   * @param index place of the later report among those sent
   * @param before what was said before
   * @param after what is said now
   */
  public PriceConflictException(int index, PriceReport before, PriceReport after) {
    super(
        "source '"
            + after.sourceId()
            + "' said "
            + shown(before)
            + " of "
            + after.marketId()
            + " at "
            + after.observedAtMs()
            + " before, now "
            + shown(after));
    this.index = index;
  }

  private static String shown(PriceReport report) {
    return SourceKey.decimal(report.price()) + " ± " + SourceKey.decimal(report.confidence());
  }

  /** Returns the place of the later report among those sent. */
  public int index() {
    return index;
  }
}
