package io.foreshock.forecast.tail;

/** How yesterday's return moves the value at risk of {@link Caviar}. */
public enum CaviarForm {
  /** By its size: v' = β₁ + β₂v + β₃|y|. */
  SYMMETRIC_ABSOLUTE(3),
  /** By its size and whether it was a gain or a loss of the side: v' = β₁ + β₂v + β₃y⁺ + β₄y⁻. */
  ASYMMETRIC_SLOPE(4);

  private final int parameters;

  CaviarForm(int parameters) {
    this.parameters = parameters;
  }

  /** Returns how many parameters are fitted. */
  int parameters() {
    return parameters;
  }
}
