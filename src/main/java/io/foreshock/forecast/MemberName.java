package io.foreshock.forecast;

/** The member models a champion combines. */
public enum MemberName {
  /** GJR-GARCH(1,1) with Student-t(5) likelihood, filtered historical simulation. */
  GJR_FHS("gjr-fhs", false),
  /** The same variance and residuals, generalised Pareto tail at every level. */
  GJR_POT("gjr-pot", false),
  /** Exponentially weighted variance, λ = 0.97, filtered historical simulation. */
  EWMA_FHS("ewma-fhs", false),
  /** Log-HAR on realised or range variance, filtered historical simulation. */
  LOG_HAR_FHS("log-har-fhs", false),
  /** Log-HAR with further regressors, pooled where an edition says so; generalised Pareto tail. */
  HAR_X_POT("har-x-pot", false),
  /** Markov switching with Student-t emissions; quantiles of the mixture. */
  REGIME_MIXTURE("regime-mixture", true);

  private final String code;
  private final boolean regimeMember;

  MemberName(String code, boolean regimeMember) {
    this.code = code;
    this.regimeMember = regimeMember;
  }

  /** Returns the name used in artifacts, answers and files. */
  public String code() {
    return code;
  }

  /** Tells whether the member is left out of the filtered level of the margin waterfall. */
  public boolean regimeMember() {
    return regimeMember;
  }

  /**
   * Returns the member of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static MemberName ofCode(String code) {
    for (MemberName name : values()) {
      if (name.code.equals(code)) {
        return name;
      }
    }
    throw new IllegalArgumentException("no member is called '" + code + "'");
  }
}
