package io.foreshock.notebook;

import java.util.Locale;

/** Holds a notebook's figures against those the documents give, so that neither drifts alone. */
public final class Documented {

  private Documented() {}

  /**
   * Compares a figure and prints both.
   *
   * @param what name of the figure and where it is documented
   * @param found what the notebook has computed
   * @param documented the figure as written
   * @param tolerance half a unit of the last digit written, or the slack the document states
   * @throws IllegalStateException if they differ by more, or the figure is NaN
   */
  public static void check(String what, double found, double documented, double tolerance) {
    // A hair more than half a unit: rounding half up may fall on either side in binary.
    boolean same = Math.abs(found - documented) <= tolerance * (1.0 + 1e-9);
    String line = String.format(Locale.ROOT, "%s: %.6g, documented %.12g", what, found, documented);
    if (!same) {
      throw new IllegalStateException("DRIFTED " + line);
    }
    System.out.println("as documented: " + line);
  }
}
