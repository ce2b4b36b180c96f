package io.foreshock.evaluation;

/**
 * Seeded draws for simulated and resampled judgements: SplitMix64, a counter through a 64-bit
 * mixer. Written out because the JDK looks its newer generators up as services and may change them;
 * these lines give the same bits on every machine.
 *
 * <p>Reference: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014, 453–472 (mixer 13 of D. Stafford).
 */
final class Draws {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double SPACING = 0x1.0p-53;

  private long state;

  Draws(long seed) {
    this.state = seed;
  }

  private long nextLong() {
    state += GAMMA;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Returns a uniform number in (0, 1), both ends left out so that every quantile is finite. */
  double nextUniform() {
    return ((nextLong() >>> 11) + 0.5) * SPACING;
  }

  /** Returns an index in [0, bound); its bias is below bound/2⁶⁴. */
  int nextIndex(int bound) {
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }
}
