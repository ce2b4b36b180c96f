package io.foreshock.training;

import io.foreshock.evaluation.AcerbiSzekely;
import io.foreshock.evaluation.BreachLaw;
import io.foreshock.evaluation.ChristoffersenTest;
import io.foreshock.evaluation.DieboldMariano;
import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.evaluation.KupiecTest;
import io.foreshock.evaluation.NeweyWest;
import io.foreshock.evaluation.ShortfallNull;
import io.foreshock.evaluation.ShortfallScore;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import io.foreshock.model.GateCriterion;
import io.foreshock.model.GateFinding;
import io.foreshock.model.GateFinding.Window;
import io.foreshock.model.GateReport;
import io.foreshock.training.GateEvidence.GateDay;
import io.foreshock.training.GateEvidence.GateMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Judges a challenger against the champion on the days both forecast without having seen them. It
 * alone decides whether a challenger may go into the shadow; the same evidence gives the same
 * report.
 *
 * <p>Losses and excess are asked of the last year and, where the evidence begins earlier, of all
 * days; coverage, independence and shortfall of all days, because on one year Kupiec's test at 1 %
 * rejects nine of a hundred right forecasts.
 *
 * <p>Worse means significantly worse: Diebold and Mariano's test at 5 % on daily cross-section
 * means with ten Newey-West lags. A tie passes.
 */
public final class PromotionGate {

  /** Least probability of a loss difference as bad, were both equally good. */
  public static final double SIGNIFICANCE = 0.05;

  /** Least share of market-sides that accept coverage, independence and shortfall. */
  public static final double LEAST_ACCEPTED = 0.9;

  /** Largest |FZ0 excess|, unless its own noise is larger. */
  public static final double MOST_EXCESS = 0.03;

  /** Least share of equal regime labels. */
  public static final double LEAST_AGREEMENT = 0.9;

  /** Largest median change of published margins. */
  public static final double MOST_MEDIAN_JUMP = 0.15;

  /** Largest change of a published margin. */
  public static final double MOST_JUMP = 0.4;

  /** Least days in the last year: a year of an exchange has about 250. */
  public static final int LEAST_DAYS = 200;

  private static final int YEAR_DAYS = 365;
  private static final int LABEL_DAYS = 250;
  private static final double ALPHA = 0.01;
  private static final double SHORTFALL_ALPHA = 0.025;
  private static final double TWO_SIDED_5_PERCENT = 1.959963984540054;
  private static final int PATHS = 2_000;
  private static final long SEED = 20_140_112L; // any constant: the same paths on every run

  private final GateEvidence evidence;
  private final List<GateFinding> findings = new ArrayList<>();

  private PromotionGate(GateEvidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Judges a challenger.
   *
   * @param evidence what both models said, and what happened
   */
  public static GateReport judge(GateEvidence evidence) {
    return new PromotionGate(evidence).report();
  }

  private GateReport report() {
    int unusable = new UnusableNumbers(evidence).count();
    find(
        GateCriterion.UNUSABLE_NUMBERS,
        Window.ALL_DAYS,
        unusable,
        0,
        marketDays() + " market-days");
    int failed = evidence.fitsNotConverged();
    find(GateCriterion.FITS_NOT_CONVERGED, Window.TRAINING, failed, 0, "as the training counted");
    inSample();
    GateColumns lastYear = new GateColumns(evidence.markets(), lastYearFrom());
    int days = lastYear.dayCount();
    find(GateCriterion.DAYS, Window.LAST_YEAR, days, LEAST_DAYS, "different days");
    if (unusable > 0 || days < LEAST_DAYS) {
      notJudged(unusable > 0 ? unusable + " numbers unusable" : "only " + days + " days");
    } else {
      judge(lastYear, new GateColumns(evidence.markets(), Long.MIN_VALUE));
    }
    findings.sort(Comparator.comparing(GateFinding::criterion));
    return new GateReport(
        evidence.challenger(),
        evidence.champion(),
        evidence.markets().size(),
        marketDays(),
        findings);
  }

  private int marketDays() {
    return evidence.markets().stream().mapToInt(market -> market.days().size()).sum();
  }

  private long lastYearFrom() {
    return evidence.markets().stream()
            .filter(market -> !market.days().isEmpty())
            .mapToLong(market -> market.days().getLast().epochDay())
            .max()
            .orElse(0L)
        - YEAR_DAYS
        + 1;
  }

  private void inSample() {
    long rows =
        evidence.markets().stream()
            .flatMap(market -> market.days().stream())
            .filter(PromotionGate::isInSample)
            .count();
    find(
        GateCriterion.ROWS_IN_SAMPLE,
        Window.ALL_DAYS,
        rows,
        0,
        "market-days not after the knownUntil of what forecast them");
  }

  private static boolean isInSample(GateDay day) {
    long startMs = day.epochDay() * 86_400_000L;
    return day.challenger().knownUntilMs() >= startMs || day.champion().knownUntilMs() >= startMs;
  }

  /** Every criterion stands in every report; one that was not asked has no number. */
  private void notJudged(String why) {
    for (GateCriterion criterion : GateCriterion.values()) {
      if (findings.stream().noneMatch(finding -> finding.criterion() == criterion)) {
        add(
            criterion,
            Window.ALL_DAYS,
            OptionalDouble.empty(),
            limit(criterion),
            "not judged: " + why);
      }
    }
  }

  private static double limit(GateCriterion criterion) {
    return switch (criterion) {
      case UNUSABLE_NUMBERS, FITS_NOT_CONVERGED, ROWS_IN_SAMPLE -> 0.0;
      case DAYS -> LEAST_DAYS;
      case FZ0_1, FZ0_2_5, QLIKE -> SIGNIFICANCE;
      case KUPIEC, CHRISTOFFERSEN, ACERBI_SZEKELY -> LEAST_ACCEPTED;
      case FZ0_EXCESS -> MOST_EXCESS;
      case REGIME_AGREEMENT -> LEAST_AGREEMENT;
      case MEDIAN_JUMP -> MOST_MEDIAN_JUMP;
      case LARGEST_JUMP -> MOST_JUMP;
    };
  }

  private void judge(GateColumns lastYear, GateColumns all) {
    boolean longer = all.dayCount() > lastYear.dayCount();
    losses(Window.LAST_YEAR, lastYear);
    if (longer) {
      losses(Window.ALL_DAYS, all);
    }
    accepted(GateCriterion.KUPIEC, all, GateColumns.ONE_PERCENT, PromotionGate::kupiec);
    accepted(
        GateCriterion.CHRISTOFFERSEN, all, GateColumns.ONE_PERCENT, PromotionGate::christoffersen);
    excess(Window.LAST_YEAR, lastYear);
    if (longer) {
      excess(Window.ALL_DAYS, all);
    }
    accepted(
        GateCriterion.ACERBI_SZEKELY,
        all,
        GateColumns.TWO_AND_HALF_PERCENT,
        PromotionGate::acerbiSzekely);
    regimes();
    jumps();
  }

  private void losses(Window window, GateColumns columns) {
    compare(GateCriterion.FZ0_1, window, columns.fisslerZiegelLess(ALPHA, GateColumns.ONE_PERCENT));
    compare(
        GateCriterion.FZ0_2_5,
        window,
        columns.fisslerZiegelLess(SHORTFALL_ALPHA, GateColumns.TWO_AND_HALF_PERCENT));
    compare(GateCriterion.QLIKE, window, columns.qlikeLess());
  }

  /** Asks whether the champion is significantly better: its losses less the challenger's. */
  private void compare(GateCriterion criterion, Window window, double[] championLess) {
    try {
      DieboldMariano test = DieboldMariano.of(championLess);
      add(
          criterion,
          window,
          OptionalDouble.of(test.pValue()),
          SIGNIFICANCE,
          "mean challenger - champion "
              + (0.0 - test.meanDifference())
              + " on "
              + championLess.length
              + " days");
    } catch (IllegalArgumentException undefined) {
      add(
          criterion,
          window,
          OptionalDouble.empty(),
          SIGNIFICANCE,
          "no test: " + undefined.getMessage());
    }
  }

  private void accepted(
      GateCriterion criterion,
      GateColumns columns,
      GateColumns.LevelOf level,
      Predicate<GateColumns.Column> accepts) {
    List<GateColumns.Column> sides = columns.columns(level);
    long accepted = sides.stream().filter(accepts).count();
    find(
        criterion,
        Window.ALL_DAYS,
        (double) accepted / sides.size(),
        LEAST_ACCEPTED,
        accepted + " of " + sides.size() + " market-sides");
  }

  private static boolean kupiec(GateColumns.Column column) {
    int exceedances = 0;
    for (boolean exceeded : column.exceeded()) {
      exceedances += exceeded ? 1 : 0;
    }
    return !KupiecTest.of(column.losses().length, exceedances, ALPHA).rejectedAt(SIGNIFICANCE);
  }

  private static boolean christoffersen(GateColumns.Column column) {
    return !ChristoffersenTest.of(column.exceeded()).independence().rejectedAt(SIGNIFICANCE);
  }

  private static boolean acerbiSzekely(GateColumns.Column column) {
    if (Arrays.stream(column.valuesAtRisk()).anyMatch(value -> !(value > 0.0))) {
      return false; // a tail that begins at no loss states no law to test against
    }
    BreachLaw law =
        BreachLaw.forecastTail(
            column.valuesAtRisk(), column.expectedShortfalls(), ShortfallScore.SHAPE);
    double statistic =
        AcerbiSzekely.unconditional(
            column.losses(), column.valuesAtRisk(), column.expectedShortfalls(), SHORTFALL_ALPHA);
    ShortfallNull simulated =
        ShortfallNull.unconditional(law, SHORTFALL_ALPHA, column.losses().length, PATHS, SEED);
    return simulated.pValue(statistic) >= SIGNIFICANCE;
  }

  /** Asks for a small excess, or at least for none that noise would not explain. */
  private void excess(Window window, GateColumns columns) {
    List<GateColumns.Column> sides = columns.columns(GateColumns.ONE_PERCENT);
    double sum = 0.0;
    for (GateColumns.Column side : sides) {
      sum +=
          FisslerZiegel.excess(
              side.losses(), side.valuesAtRisk(), side.expectedShortfalls(), ALPHA);
    }
    double[] daily = columns.excess(ALPHA, GateColumns.ONE_PERCENT);
    double variance = NeweyWest.longRunVariance(daily, DieboldMariano.DEFAULT_LAGS);
    double error = Math.sqrt(variance / daily.length);
    find(
        GateCriterion.FZ0_EXCESS,
        window,
        Math.abs(sum / sides.size()),
        Math.max(MOST_EXCESS, TWO_SIDED_5_PERCENT * error),
        "mean " + sum / sides.size() + ", standard error " + error);
  }

  private void regimes() {
    int named = 0;
    int equal = 0;
    for (GateMarket market : evidence.markets()) {
      int from = Math.max(0, market.days().size() - LABEL_DAYS);
      for (GateDay day : market.days().subList(from, market.days().size())) {
        Optional<Regime> champion = day.champion().regime();
        named += champion.isPresent() ? 1 : 0;
        equal += champion.isPresent() && champion.equals(day.challenger().regime()) ? 1 : 0;
      }
    }
    add(
        GateCriterion.REGIME_AGREEMENT,
        Window.LAST_250_DAYS,
        named == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) equal / named),
        LEAST_AGREEMENT,
        equal + " of " + named + " labels of the champion");
  }

  private void jumps() {
    double[] jumps =
        evidence.markets().stream()
            .flatMapToDouble(
                market -> Arrays.stream(Side.values()).mapToDouble(side -> jump(market, side)))
            .sorted()
            .toArray();
    int half = jumps.length / 2;
    double median = jumps.length % 2 == 1 ? jumps[half] : 0.5 * (jumps[half - 1] + jumps[half]);
    String detail = "|challenger / champion - 1| over " + jumps.length + " market-sides";
    find(GateCriterion.MEDIAN_JUMP, Window.LAST_DAY, median, MOST_MEDIAN_JUMP, detail);
    find(GateCriterion.LARGEST_JUMP, Window.LAST_DAY, jumps[jumps.length - 1], MOST_JUMP, detail);
  }

  private static double jump(GateMarket market, Side side) {
    double champion = market.championMargin().side(side);
    return Math.abs(market.challengerMargin().side(side) - champion) / champion;
  }

  private void find(
      GateCriterion criterion, Window window, double value, double limit, String detail) {
    add(criterion, window, OptionalDouble.of(value), limit, detail);
  }

  private void add(
      GateCriterion criterion, Window window, OptionalDouble value, double limit, String detail) {
    findings.add(new GateFinding(criterion, window, value, limit, detail));
  }
}
