package io.foreshock.feature;

/** Whether a daily history is long and alive enough to forecast from. */
public enum HistoryJudgement {
  /** Fewer than {@link #MINIMUM_DAYS} daily observations: no forecast is made. */
  REFUSED_TOO_SHORT,
  /** The price has never moved: no forecast is made. */
  REFUSED_CONSTANT,
  /** Enough for a simple model under the class floor, flagged. */
  SHORT_HISTORY,
  /** At least {@link #FULL_DAYS} daily observations. */
  FULL;

  /** Daily observations below which a history is refused. */
  public static final int MINIMUM_DAYS = 60;

  /** Daily observations from which a history is full. */
  public static final int FULL_DAYS = 500;

  /** Returns the judgement on a history. */
  public static HistoryJudgement of(DailyObservations observations) {
    if (observations.size() < MINIMUM_DAYS) {
      return REFUSED_TOO_SHORT;
    }
    if (constant(observations)) {
      return REFUSED_CONSTANT;
    }
    return observations.size() < FULL_DAYS ? SHORT_HISTORY : FULL;
  }

  private static boolean constant(DailyObservations observations) {
    for (int i = 0; i < observations.size(); i++) {
      if (observations.realizedVariance(i) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether no forecast is made. */
  public boolean refused() {
    return this == REFUSED_TOO_SHORT || this == REFUSED_CONSTANT;
  }
}
