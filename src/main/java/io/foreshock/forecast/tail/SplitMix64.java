package io.foreshock.forecast.tail;

/**
 * SplitMix64: a counter through a 64-bit mixer. Written out here because the JDK fixes the
 * algorithm of its newer generators by name and looks them up as services, which a native image may
 * not carry; these lines give the same bits on every machine.
 *
 * <p>Reference: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014, 453–472 (mixer 13 of D. Stafford).
 */
public final class SplitMix64 {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts a generator; any seed will do, and the same one gives the same bits. */
  public SplitMix64(long seed) {
    this.state = seed;
  }

  /** Returns 64 random bits. */
  public long nextLong() {
    state += GAMMA;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Returns an index in [0, bound); its bias is below bound/2⁶⁴. */
  public int nextIndex(int bound) {
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }

  /** Returns a number in [0, 1), a multiple of 2⁻⁵³. */
  public double nextUnit() {
    return (nextLong() >>> 11) * 0x1p-53;
  }
}
