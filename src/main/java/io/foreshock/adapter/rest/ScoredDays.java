package io.foreshock.adapter.rest;

import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.EqualCoverageDifference;
import io.foreshock.evaluation.MeanWealth;
import io.foreshock.evaluation.RegimeScore;
import io.foreshock.evaluation.VarianceScore;
import io.foreshock.evaluation.WealthPath;
import io.foreshock.evaluation.YearScore;
import io.foreshock.market.Side;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Scores of one kind of days. Forecasts are raw log-return losses, judged for accuracy; margins are
 * fractions of notional, judged for coverage and steadiness beside plain references.
 *
 * @param forecasts tests of the champion's raw forecast by side and level
 * @param qlike mean QLIKE of its variance forecast
 * @param wealths wealth of e-value bets against it by side
 * @param meanWealth mean of these wealths
 * @param regime scores of its regimes
 * @param forecastYears exceedances of its 99 % value at risk by side and year
 * @param margins scores of the margin in force and of reference margins by side
 * @param eqDifferences eq of the margin in force less that of each reference
 * @param marginYears breaches of margins by side, maker and year
 * @param notScored what a score is not defined for, with the reason
 */
@RegisterForReflection
@Schema(name = "ScoredDays")
record ScoredDays(
    List<TailTests> forecasts,
    @Nullable Double qlike,
    List<Wealth> wealths,
    @Nullable WealthMean meanWealth,
    @Nullable Regimes regime,
    List<Year> forecastYears,
    List<MarginScores> margins,
    List<EqDifference> eqDifferences,
    List<Year> marginYears,
    List<String> notScored) {

  /** Wealth of the bets against a side's raw 99 % forecast, begun at 1. */
  @RegisterForReflection
  @Schema(name = "EvalueWealth")
  record Wealth(
      Side side,
      int days,
      double last,
      @Schema(description = "20 or more at any time rejects at 5 %.") double highest) {

    static Wealth of(WealthPath path) {
      return new Wealth(path.side(), path.epochDays().length, path.last(), path.highest());
    }
  }

  /** Mean wealth over the sides. */
  @RegisterForReflection
  @Schema(name = "MeanEvalueWealth")
  record WealthMean(
      double last, double highest, @Schema(examples = "2020-03-12") String highestDate) {

    static WealthMean of(MeanWealth mean) {
      String date = LocalDate.ofEpochDay(mean.highestEpochDay()).toString();
      return new WealthMean(mean.last(), mean.highest(), date);
    }
  }

  /** Regime probabilities judged on next-day variance above its expanding 90th percentile. */
  @RegisterForReflection
  @Schema(name = "RegimeScores")
  record Regimes(
      int scoredDays,
      int outcomeDays,
      double brier,
      double climatologyBrier,
      @Schema(description = "Above 0 beats the frequency so far.") @Nullable Double brierSkill,
      double switchesPerYear,
      double falseAlarmsPerTwoMonths,
      @Nullable Double medianLeadDays) {

    static Regimes of(RegimeScore score) {
      return new Regimes(
          score.scores().scoredDays(),
          score.scores().outcomeDays(),
          score.scores().brier(),
          score.scores().climatologyBrier(),
          orNull(score.scores().brierSkill()),
          score.scores().switchesPerYear(),
          score.scores().falseAlarmsPerTwoMonths(),
          orNull(score.scores().medianLeadDays()));
    }
  }

  /** How often a level was exceeded in one year. */
  @RegisterForReflection
  @Schema(name = "ScoredYear")
  record Year(Side side, String model, int year, int days, int exceedances, double coverage) {

    static Year of(YearScore score) {
      return new Year(
          score.side(),
          score.model(),
          score.year(),
          score.days(),
          score.exceedances(),
          score.coverage());
    }
  }

  /** A difference of eq with the 90 % interval of a block bootstrap; negative is better. */
  @RegisterForReflection
  @Schema(name = "EqDifference")
  record EqDifference(String reference, double difference, double lower90, double upper90) {

    static EqDifference of(EqualCoverageDifference score) {
      return new EqDifference(
          score.reference(),
          score.interval().difference(),
          score.interval().lower(),
          score.interval().upper());
    }
  }

  static ScoredDays of(BacktestReport report) {
    return new ScoredDays(
        report.forecasts().tails().stream().map(TailTests::of).toList(),
        report.forecasts().variances().stream().map(VarianceScore::qlike).findFirst().orElse(null),
        report.forecasts().wealths().stream().map(Wealth::of).toList(),
        report.forecasts().meanWealth().map(WealthMean::of).orElse(null),
        report.forecasts().regimes().stream().map(Regimes::of).findFirst().orElse(null),
        report.forecasts().years().stream().map(Year::of).toList(),
        report.margins().scores().stream().map(MarginScores::of).toList(),
        report.margins().differences().stream().map(EqDifference::of).toList(),
        report.margins().years().stream().map(Year::of).toList(),
        report.notScored());
  }

  /** Returns the number, or null where there is none. */
  static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }
}
