package io.foreshock.model;

import java.util.OptionalDouble;

/**
 * What the gate found of one criterion.
 *
 * @param criterion what was asked
 * @param window which days it was asked of
 * @param value its number; empty where it could not be computed, which is never a pass
 * @param limit least or most allowed, as the criterion says
 * @param detail how the number came about, one line for people
 */
public record GateFinding(
    GateCriterion criterion, Window window, OptionalDouble value, double limit, String detail) {

  /** The days a criterion is asked of. */
  public enum Window {
    /** Every day that both models were scored on. */
    ALL_DAYS("all-days"),
    /** The 365 calendar days that end with the last one. */
    LAST_YEAR("last-year"),
    /** The last 250 days of each market. */
    LAST_250_DAYS("last-250-days"),
    /** The last day of each market. */
    LAST_DAY("last-day"),
    /** The making of the challenger. */
    TRAINING("training");

    private final String code;

    Window(String code) {
      this.code = code;
    }

    /** Returns the name used in files and answers. */
    public String code() {
      return code;
    }

    /**
     * Returns the window of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Window ofCode(String code) {
      for (Window window : values()) {
        if (window.code.equals(code)) {
          return window;
        }
      }
      throw new IllegalArgumentException("window is not known, was '" + code + "'");
    }
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public GateFinding {
    if (!Double.isFinite(value.orElse(0.0))) {
      throw new IllegalArgumentException("value must be finite, was " + value.getAsDouble());
    }
    if (!Double.isFinite(limit)) {
      throw new IllegalArgumentException("limit must be finite, was " + limit);
    }
  }

  /** Tells whether the criterion is met; one without a number is not. */
  public boolean passed() {
    return value.isPresent()
        && (criterion.atLeast() ? value.getAsDouble() >= limit : value.getAsDouble() <= limit);
  }

  /** Returns the finding as a line for people. */
  public String line() {
    String number = value.isPresent() ? Double.toString(value.getAsDouble()) : "no number";
    return criterion.code()
        + " ("
        + window.code()
        + "): "
        + number
        + (criterion.atLeast() ? ", at least " : ", at most ")
        + limit
        + (passed() ? ", passed: " : ", failed: ")
        + detail;
  }
}
