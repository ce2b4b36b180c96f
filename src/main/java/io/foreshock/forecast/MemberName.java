package io.foreshock.forecast;

import java.util.Arrays;
import java.util.List;

/** The member models: those a champion combines, and those a backtest runs beside it. */
public enum MemberName {
  /** GJR-GARCH(1,1) with Student-t(5) likelihood, filtered historical simulation. */
  GJR_FHS("gjr-fhs", Kind.FILTERED),
  /** The same variance and residuals, generalised Pareto tail at every level. */
  GJR_POT("gjr-pot", Kind.FILTERED),
  /** Exponentially weighted variance, λ = 0.97, filtered historical simulation. */
  EWMA_FHS("ewma-fhs", Kind.FILTERED),
  /** Log-HAR on realised or range variance, filtered historical simulation. */
  LOG_HAR_FHS("log-har-fhs", Kind.FILTERED),
  /** Log-HAR with further regressors, pooled where an edition says so; generalised Pareto tail. */
  HAR_X_POT("har-x-pot", Kind.FILTERED),
  /** The pooled regression corrected by boosted trees; generalised Pareto tail. */
  TREES_POT("trees-pot", Kind.LEARNED),
  /** The pooled regression corrected by recurrent nets; generalised Pareto tail. */
  NET_POT("net-pot", Kind.LEARNED),
  /** Recurrent nets whose own outputs are value at risk and expected shortfall, learned by FZ0. */
  NET_FZ0("net-fz0", Kind.LEARNED),
  /** Markov switching with Student-t emissions; quantiles of the mixture. */
  REGIME_MIXTURE("regime-mixture", Kind.REGIME),
  /** EGARCH(1,1) with Student-t(5) likelihood, filtered historical simulation. */
  EGARCH_FHS("egarch-fhs", Kind.BENCH),
  /** Realized GARCH(1,1), log-linear, filtered historical simulation. */
  REALIZED_GARCH_FHS("realized-garch-fhs", Kind.BENCH),
  /** Symmetric GARCH(1,1) with fitted Student-t innovations, whose own quantiles are its tail. */
  GARCH_T("garch-t", Kind.BENCH),
  /** Markov-switching GARCH of two regimes; quantiles of the mixture. */
  MS_GARCH("ms-garch", Kind.BENCH),
  /** CAViaR that asks whether yesterday was a gain or a loss. */
  CAVIAR_AS("caviar-as", Kind.BENCH),
  /** CAViaR that asks for the size of yesterday's return only. */
  CAVIAR_SAV("caviar-sav", Kind.BENCH),
  /** Score-driven value at risk and expected shortfall with one factor. */
  GAS_ONE_FACTOR("gas-one-factor", Kind.BENCH),
  /** The last 500 returns as they are. */
  HISTORICAL_SIMULATION("historical-simulation", Kind.BENCH),
  /** Stochastic volatility by quasi-likelihood Kalman filter, filtered historical simulation. */
  SV_FHS("sv-fhs", Kind.BENCH);

  /** The part a member plays. */
  private enum Kind {
    /** Combined, also in the filtered level of the margin waterfall. */
    FILTERED,
    /** Combined where an edition brings the model. */
    LEARNED,
    /** Combined, but left out of the filtered level. */
    REGIME,
    /** Never combined: it is judged beside the champion and serves nobody. */
    BENCH
  }

  private static final List<MemberName> COMBINED =
      Arrays.stream(values()).filter(MemberName::isCombined).toList();

  private static final List<MemberName> LEARNED =
      Arrays.stream(values()).filter(name -> name.kind == Kind.LEARNED).toList();

  private final String code;
  private final Kind kind;

  MemberName(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** Returns the members a champion can combine, in order; they come first in this enum. */
  public static List<MemberName> combined() {
    return COMBINED;
  }

  /** Returns the members that speak only where an edition brings their model, in order. */
  public static List<MemberName> learned() {
    return LEARNED;
  }

  /** Tells whether a champion can combine the member; otherwise only a backtest runs it. */
  public boolean isCombined() {
    return kind != Kind.BENCH;
  }

  /** Returns the name used in artifacts, answers and files. */
  public String code() {
    return code;
  }

  /** Tells whether the member is left out of the filtered level of the margin waterfall. */
  public boolean regimeMember() {
    return kind == Kind.REGIME;
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
