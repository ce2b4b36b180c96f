package io.foreshock.model;

/** What a challenger is asked, in the order of a report. */
public enum GateCriterion {
  /** Numbers that are missing, not finite, or out of the range a forecast can have. */
  UNUSABLE_NUMBERS("unusable-numbers", false),
  /** Fits of its training that did not converge. */
  FITS_NOT_CONVERGED("fits-not-converged", false),
  /** Market-days that one of the two models had seen before it forecast them. */
  ROWS_IN_SAMPLE("rows-in-sample", false),
  /** Days on which both were scored. */
  DAYS("days", true),
  /** Probability of the FZ0 loss at 1 % being as much worse if both are equally good. */
  FZ0_1("fz0-0.01-worse-p", true),
  /** The same at 2.5 %. */
  FZ0_2_5("fz0-0.025-worse-p", true),
  /** The same of the QLIKE loss. */
  QLIKE("qlike-worse-p", true),
  /** Share of market-sides on which Kupiec's test accepts the coverage at 1 %. */
  KUPIEC("kupiec-accepted", true),
  /** Share of market-sides on which Christoffersen's test accepts independence at 1 %. */
  CHRISTOFFERSEN("christoffersen-accepted", true),
  /** |mean FZ0 − mean ln ES| at 1 % over market-days: 0 in expectation where both are right. */
  FZ0_EXCESS("fz0-0.01-excess", false),
  /** Share of market-sides on which Acerbi and Székely's Z₂ accepts the shortfall at 2.5 %. */
  ACERBI_SZEKELY("acerbi-szekely-accepted", true),
  /** Share of the last days on which both name the same regime. */
  REGIME_AGREEMENT("regime-agreement", true),
  /** Median over market-sides of the relative change of the published margin. */
  MEDIAN_JUMP("margin-jump-median", false),
  /** Largest relative change of the published margin. */
  LARGEST_JUMP("margin-jump-largest", false);

  private final String code;
  private final boolean atLeast;

  GateCriterion(String code, boolean atLeast) {
    this.code = code;
    this.atLeast = atLeast;
  }

  /** Returns the name used in files and answers. */
  public String code() {
    return code;
  }

  /** Tells whether the limit is the least allowed, and not the most. */
  public boolean atLeast() {
    return atLeast;
  }

  /**
   * Returns the criterion of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static GateCriterion ofCode(String code) {
    for (GateCriterion criterion : values()) {
      if (criterion.code.equals(code)) {
        return criterion;
      }
    }
    throw new IllegalArgumentException("criterion is not known, was '" + code + "'");
  }
}
