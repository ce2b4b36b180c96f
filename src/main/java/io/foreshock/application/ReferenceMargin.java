package io.foreshock.application;

import java.util.function.ToDoubleFunction;

/** Who makes the margins that are compared: the policy, and plain rules beside it. */
public enum ReferenceMargin {
  /** 99 % value at risk of GJR-FHS, as it comes. */
  GJR_FHS("reference-gjr-fhs", MarginRow::gjrFhs),
  /** 99 % value at risk of EWMA λ = 0.97 FHS, as it comes. */
  EWMA_FHS("reference-ewma-fhs", MarginRow::ewmaFhs),
  /** ¾ EWMA-FHS and ¼ stressed under step limits. */
  STRESSED_BLEND("reference-stressed-blend", MarginRow::stressedBlend),
  /** 99 % quantile of the losses of the last 500 days. */
  HISTORICAL_SIMULATION("reference-historical-simulation", MarginRow::historicalSimulation);

  private final String code;
  private final ToDoubleFunction<MarginRow> margin;

  ReferenceMargin(String code, ToDoubleFunction<MarginRow> margin) {
    this.code = code;
    this.margin = margin;
  }

  /** Returns the name used in reports. */
  public String code() {
    return code;
  }

  /** Returns the margin of a row, fraction of notional. */
  public double of(MarginRow row) {
    return margin.applyAsDouble(row);
  }
}
