package io.foreshock.evaluation;

/** Two margins of one market-side over the same days, to be compared; immutable. */
public final class PairedMargins {

  private final long[] epochDays;
  private final double[] losses;
  private final double[] candidate;
  private final double[] reference;

  /**
   * Makes the pair.
   *
   * @param epochDays days since 1970-01-01, ascending, at least one
   * @param losses realised losses of the side, fractions of notional, finite, as many
   * @param candidate margins in force, fractions of notional, positive, as many
   * @param reference margins compared with, fractions of notional, positive, as many
   */
  public PairedMargins(long[] epochDays, double[] losses, double[] candidate, double[] reference) {
    Rows.requireSame(epochDays.length, losses.length);
    Rows.requireSame(epochDays.length, candidate.length);
    Rows.requireSame(epochDays.length, reference.length);
    Rows.requirePositive("candidate", candidate);
    Rows.requirePositive("reference", reference);
    for (double loss : losses) {
      Rows.requireFinite("losses", loss);
    }
    for (int t = 1; t < epochDays.length; t++) {
      if (!(epochDays[t] > epochDays[t - 1])) {
        throw new IllegalArgumentException(
            "epochDays must ascend, found " + epochDays[t] + " after " + epochDays[t - 1]);
      }
    }
    this.epochDays = epochDays.clone();
    this.losses = losses.clone();
    this.candidate = candidate.clone();
    this.reference = reference.clone();
  }

  /**
   * Returns {@code eq} of the candidate less that of the reference; negative where it is better.
   */
  public double difference() {
    return MarginMetrics.equalCoverage(candidate, losses)
        - MarginMetrics.equalCoverage(reference, losses);
  }

  long[] sharedDays() {
    return epochDays;
  }

  double[] sharedLosses() {
    return losses;
  }

  double[] sharedCandidate() {
    return candidate;
  }

  double[] sharedReference() {
    return reference;
  }
}
