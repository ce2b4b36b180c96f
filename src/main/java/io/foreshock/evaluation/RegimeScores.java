package io.foreshock.evaluation;

import io.foreshock.forecast.regime.Regime;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How well one market's regime probabilities foresaw stress one can see, and how restless its
 * labels were. The probability of a row was made before its day and is scored on that day's {@link
 * StressOutcome}. Days are the market's own rows; years and months are calendar time.
 *
 * @param scoredDays rows scored, at least 1
 * @param outcomeDays scored rows with a stressed outcome
 * @param brier mean of (p − outcome)², in [0, 1]
 * @param climatologyBrier the same for the expanding frequency of the outcome
 * @param switchesPerYear changes of label per 365.25 days
 * @param falseAlarmsPerTwoMonths entries into stress that no outcome followed within ten days, per
 *     60.875 days
 * @param leads lead in days for each of the largest drawdowns, deepest first; empty where not
 *     warned
 */
public record RegimeScores(
    int scoredDays,
    int outcomeDays,
    double brier,
    double climatologyBrier,
    double switchesPerYear,
    double falseAlarmsPerTwoMonths,
    List<OptionalInt> leads) {

  /** Drawdowns whose lead is measured. */
  public static final int DRAWDOWNS = 10;

  /** Days, the day of entry included, in which an outcome justifies an entry into stress. */
  public static final int ALARM_DAYS = 10;

  private static final double YEAR_DAYS = 365.25;
  private static final double TWO_MONTHS_DAYS = YEAR_DAYS / 6.0;

  /** Checks the counts and keeps the list from changing. */
  public RegimeScores {
    if (!(scoredDays >= 1 && outcomeDays >= 0 && outcomeDays <= scoredDays)) {
      throw new IllegalArgumentException(
          "outcomeDays must be in [0, scoredDays], were " + outcomeDays + " of " + scoredDays);
    }
    Rows.requireFinite("brier", brier);
    Rows.requireFinite("climatologyBrier", climatologyBrier);
    Rows.requireFinite("switchesPerYear", switchesPerYear);
    Rows.requireFinite("falseAlarmsPerTwoMonths", falseAlarmsPerTwoMonths);
    leads = List.copyOf(leads);
  }

  /**
   * Returns the scores of one market over consecutive rows.
   *
   * @param epochDays days since 1970-01-01, ascending; more than {@link StressOutcome#FIRST_SCORED}
   * @param logReturns {@code ret} of each row, finite, as many
   * @param realizedVariances {@code rv} of each row, at least 0, as many
   * @param stressProbabilities {@code p_stressed} of each row, in [0, 1], as many
   * @param labels regime of each row, as many
   */
  public static RegimeScores of(
      long[] epochDays,
      double[] logReturns,
      double[] realizedVariances,
      double[] stressProbabilities,
      Regime[] labels) {
    requireColumns(epochDays, stressProbabilities);
    Rows.requireSame(epochDays.length, logReturns.length);
    Rows.requireSame(epochDays.length, realizedVariances.length);
    Rows.requireSame(epochDays.length, labels.length);
    StressOutcome outcome = StressOutcome.of(realizedVariances);
    int last = epochDays.length - 1;
    double span = epochDays[last] - epochDays[0] + 1.0;
    double scoredSpan = epochDays[last] - epochDays[StressOutcome.FIRST_SCORED] + 1.0;
    Brier brier = Brier.of(outcome, stressProbabilities);
    int falseAlarms = falseAlarms(outcome, stressProbabilities);
    return new RegimeScores(
        brier.days,
        brier.outcomes,
        brier.forecast / brier.days,
        brier.climatology / brier.days,
        switches(labels) * YEAR_DAYS / span,
        falseAlarms * TWO_MONTHS_DAYS / scoredSpan,
        leads(logReturns, stressProbabilities));
  }

  /**
   * Returns 1 − Brier ÷ climatology's Brier: above 0 for a forecast better than the frequency so
   * far. Empty where climatology made no error, as in a stretch that never saw an outcome.
   */
  public OptionalDouble brierSkill() {
    return climatologyBrier > 0.0
        ? OptionalDouble.of(1.0 - brier / climatologyBrier)
        : OptionalDouble.empty();
  }

  /**
   * Returns the median lead in days over the largest drawdowns, a missed one counting as worse than
   * any lead; empty where the middle is missed. Of an even number it is the mean of the middle two.
   */
  public OptionalDouble medianLeadDays() {
    int[] found =
        leads.stream().filter(OptionalInt::isPresent).mapToInt(OptionalInt::getAsInt).toArray();
    Arrays.sort(found);
    int missed = leads.size() - found.length;
    int lower = (leads.size() - 1) / 2 - missed;
    int upper = leads.size() / 2 - missed;
    return leads.isEmpty() || lower < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(0.5 * (found[lower] + found[upper]));
  }

  /**
   * Returns the share of rows on which two fits of a model give the same label, in [0, 1].
   *
   * @param first labels of one fit, at least one
   * @param second labels of another on the same rows
   */
  public static double labelAgreement(Regime[] first, Regime[] second) {
    Rows.requireSame(first.length, second.length);
    int same = 0;
    for (int t = 0; t < first.length; t++) {
      same += first[t] == second[t] ? 1 : 0;
    }
    return (double) same / first.length;
  }

  private static int switches(Regime[] labels) {
    int switches = 0;
    for (int t = 1; t < labels.length; t++) {
      switches += labels[t] == labels[t - 1] ? 0 : 1;
    }
    return switches;
  }

  /**
   * Counts entries on scored rows, p reaching ½ from below, with no outcome within ten days. An
   * entry whose ten days are not over and brought no outcome yet is not judged.
   */
  private static int falseAlarms(StressOutcome outcome, double[] probabilities) {
    int falseAlarms = 0;
    for (int t = StressOutcome.FIRST_SCORED; t + ALARM_DAYS <= outcome.days(); t++) {
      boolean entered =
          probabilities[t] >= Drawdown.WARNING && probabilities[t - 1] < Drawdown.WARNING;
      falseAlarms += entered && !followed(outcome, t) ? 1 : 0;
    }
    return falseAlarms;
  }

  private static boolean followed(StressOutcome outcome, int entry) {
    for (int t = entry; t < entry + ALARM_DAYS; t++) {
      if (outcome.stressed(t)) {
        return true;
      }
    }
    return false;
  }

  private static List<OptionalInt> leads(double[] logReturns, double[] probabilities) {
    return Drawdown.largest(logReturns, DRAWDOWNS).stream()
        .map(drawdown -> drawdown.leadDays(probabilities))
        .toList();
  }

  private static void requireColumns(long[] epochDays, double[] probabilities) {
    Rows.requireSame(epochDays.length, probabilities.length);
    for (int t = 0; t < epochDays.length; t++) {
      if (!(probabilities[t] >= 0.0 && probabilities[t] <= 1.0)) {
        throw new IllegalArgumentException(
            "stressProbabilities must be in [0, 1], found " + probabilities[t]);
      }
      if (!(t == 0 || epochDays[t] > epochDays[t - 1])) {
        throw new IllegalArgumentException("epochDays must ascend, found " + epochDays[t]);
      }
    }
  }

  /** Sums of squared errors over the scored days. */
  private record Brier(int days, int outcomes, double forecast, double climatology) {

    static Brier of(StressOutcome outcome, double[] probabilities) {
      int outcomes = 0;
      double forecast = 0.0;
      double climatology = 0.0;
      for (int t = StressOutcome.FIRST_SCORED; t < outcome.days(); t++) {
        double happened = outcome.stressed(t) ? 1.0 : 0.0;
        double error = probabilities[t] - happened;
        double climatologyError = outcome.climatology(t) - happened;
        outcomes += outcome.stressed(t) ? 1 : 0;
        forecast += error * error;
        climatology += climatologyError * climatologyError;
      }
      return new Brier(
          outcome.days() - StressOutcome.FIRST_SCORED, outcomes, forecast, climatology);
    }
  }
}
