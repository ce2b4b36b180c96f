package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.ChampionForecaster;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.RecentDays;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.forecast.tail.ExpandingHistory;
import io.foreshock.forecast.tail.RollingHistory;
import io.foreshock.forecast.tail.StressedWindow;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Side;
import io.foreshock.model.ChampionChoice;
import io.foreshock.policy.ClassPrior;
import io.foreshock.policy.FallbackHold;
import io.foreshock.policy.HaircutInput;
import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.LoosenFreeze;
import io.foreshock.policy.MarginPolicy;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.PolicyDecision;
import io.foreshock.policy.PolicyInput;
import io.foreshock.policy.PolicyState;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.SideInput;
import io.foreshock.policy.UncertaintyInput;
import io.foreshock.portfolio.scenario.DayResiduals;
import io.foreshock.publication.Quality;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The river of one market, a day at a time: the service walks to the last day, a backtest prints
 * what was in force on the way. What it says after a day depends on that day and earlier ones only.
 * Not safe for threads.
 */
public final class MarginWalk {

  /**
   * Class prior of the Pareto shape ξ where there are too few exceedances to estimate it: a
   * judgement, somewhat below what raw returns gave (S&amp;P 500 1928–1991 above the 95 %
   * threshold: 0.20; BMW 1973–1996 above 2 %: 0.22; fExtremes, see the golden tests of the tail).
   */
  public static final double PRIOR_SHAPE = 0.15;

  private static final int RECENT_DAYS = 250;
  private static final double HOURS_OF_A_DAY = 24.0;
  private static final double LEAST_VAR = 1e-6; // one ppm: a level of 0 could never be a base

  private final MarketHistory history;
  private final DailyObservations days;
  private final ChampionDirectory champions;
  private final ChampionForecaster forecaster;
  private final ExpandingHistory longRun = new ExpandingHistory(PRIOR_SHAPE);
  private final StressedWindow stressed = new StressedWindow(PRIOR_SHAPE);
  private final RollingHistory tenYears;
  private final IntradayCover cover;
  private PolicyState state = PolicyState.initial();
  private final QualityWindow quality = new QualityWindow();
  private final double[] sigmas;
  private long sequence;
  private @Nullable MarketEvaluation latest;
  private List<FallbackHold> holds = List.of();

  /**
   * Starts before the first day.
   *
   * @param history the market's history
   * @param champions which champion and profile serve a day
   * @param memory fits made before
   */
  public MarginWalk(MarketHistory history, ChampionDirectory champions, FittedParameters memory) {
    this(history, champions, memory, RefitSchedule.MONTHLY);
  }

  /**
   * Starts before the first day, with refits at other dates than the service's.
   *
   * @param history the market's history
   * @param champions which champion and profile serve a day
   * @param memory fits made before
   * @param schedule when volatility members are fitted anew
   */
  public MarginWalk(
      MarketHistory history,
      ChampionDirectory champions,
      FittedParameters memory,
      RefitSchedule schedule) {
    this.history = history;
    this.days = history.days();
    this.champions = champions;
    this.forecaster =
        new ChampionForecaster(
            days, history.features(), schedule, history.harLags(), memory, PRIOR_SHAPE);
    this.tenYears = new RollingHistory(history.tenYears(), PRIOR_SHAPE);
    this.cover = new IntradayCover(history.bars(), PRIOR_SHAPE);
    this.sigmas = new double[days.size()];
  }

  /**
   * Keeps the walk from loosening what was published before.
   *
   * @param inForce holds; of several that freeze at once the last one is told
   */
  public void hold(List<FallbackHold> inForce) {
    holds = List.copyOf(inForce);
  }

  /** Tells whether there is a day left. */
  public boolean hasNext() {
    return forecaster.seen() < days.size();
  }

  /** Returns how many days have been walked. */
  public int seen() {
    return forecaster.seen();
  }

  /** Returns the evaluation in force after the days walked, empty before the first. */
  public Optional<MarketEvaluation> latest() {
    return Optional.ofNullable(latest);
  }

  /** Walks to the last day and returns the evaluation in force there. */
  public Optional<MarketEvaluation> toEnd() {
    while (hasNext()) {
      next();
    }
    return latest();
  }

  /** Walks one day: sees it, forecasts the next and decides what is in force from then on. */
  public void next() {
    int day = forecaster.seen();
    learnFrom(day);
    double logReturn = days.logReturn(day);
    longRun.add(logReturn);
    stressed.add(logReturn);
    tenYears.add(logReturn);
    ChampionChoice choice = champions.inForce(history.market(), history.nextDayStartMs(day));
    forecaster.observeNext(choice.settings().combination());
    if (forecaster.ready() && moves()) {
      evaluate(day, choice);
    }
  }

  private void learnFrom(int day) {
    MarketEvaluation before = latest;
    if (before != null) {
      sigmas[day] = before.forecast().sigma();
      cover.add(days.closeTimeMs(day - 1), days.closeTimeMs(day), sigmas[day]);
      quality.add(before, days.logReturn(day));
    }
  }

  /** Returns how margins and forecasts of the last days walked did, empty where too few tell. */
  public Optional<Quality> quality() {
    return quality.quality();
  }

  /** Returns the last days walked, at most 250, with the volatility forecast for each. */
  public RecentDays recentDays() {
    int forecastDays = (int) Math.max(0, sequence - 1);
    int count = Math.min(RECENT_DAYS, forecastDays);
    return new RecentDays(days, seen(), Arrays.copyOfRange(sigmas, seen() - count, seen()));
  }

  /** Returns what every day walked did beside what had been forecast for it. */
  public DayResiduals residuals() {
    int first = seen() - (int) Math.max(0, sequence - 1);
    int count = seen() - first;
    long[] epochDays = new long[count];
    double[] residuals = new double[count];
    double[] changes = new double[count];
    for (int i = 0; i < count; i++) {
      int day = first + i;
      epochDays[i] = days.epochDay(day);
      residuals[i] = days.logReturn(day) / sigmas[day];
      changes[i] = sigmaAfter(day) / sigmas[day];
    }
    return new DayResiduals(history.market().id(), epochDays, residuals, changes);
  }

  private double sigmaAfter(int day) {
    return day + 1 < seen() ? sigmas[day + 1] : latest().orElseThrow().forecast().sigma();
  }

  /** A side that has never lost anything has no long-run level, so there is nothing to publish. */
  private boolean moves() {
    return longRun.available()
        && longRun.valueAtRisk(Side.LONG, 0.01) > LEAST_VAR
        && longRun.valueAtRisk(Side.SHORT, 0.01) > LEAST_VAR;
  }

  private void evaluate(int day, ChampionChoice choice) {
    ChampionForecast forecast = forecaster.forecast();
    MarginProfile profile = MarketEvaluation.profile(choice, forecast);
    PolicyInput input = input(day, forecast, profile);
    for (FallbackHold hold : holds) {
      input = hold.frozen(profile, input);
    }
    PolicyState before = FallbackHold.entered(holds, state, input);
    PolicyDecision decision = MarginPolicy.decide(profile, before, input);
    state = decision.nextState();
    sequence++;
    latest =
        new MarketEvaluation(
            day, sequence, forecast, choice, before, input, decision, cover.basis());
  }

  private long tenYearPpm(Side side, double alpha, ChampionForecast forecast) {
    long ownPpm = levelPpm(side, tenYears.valueAtRisk(side, alpha));
    AssetClass assetClass = history.market().assetClass();
    return forecast.shortHistory()
        ? Math.max(ownPpm, ClassPrior.of(assetClass).longRunPpm())
        : ownPpm;
  }

  private PolicyInput input(int day, ChampionForecast forecast, MarginProfile profile) {
    return new PolicyInput(
        days.closeTimeMs(day),
        side(Side.LONG, day, forecast, profile),
        side(Side.SHORT, day, forecast, profile),
        regime(forecast),
        haircut(forecast, profile.haircut()),
        UncertaintyInput.ofRatios(
            forecast.uncertainty().spreadRatio(), forecast.uncertainty().noveltyRatio()),
        days.suspect(day) ? LoosenFreeze.SUSPECT_JUMP : LoosenFreeze.NONE);
  }

  private SideInput side(Side side, int day, ChampionForecast forecast, MarginProfile profile) {
    double alpha = alpha(profile);
    double unconditional = longRun.valueAtRisk(side, alpha);
    double worst = stressed.available() ? stressed.valueAtRisk(side, alpha) : unconditional;
    return new SideInput(
        levelPpm(side, unconditional),
        levelPpm(side, forecast.filtered().valueAtRisk(side, alpha)),
        levelPpm(side, forecast.conditional().valueAtRisk(side, alpha)),
        levelPpm(side, worst),
        tenYearPpm(side, alpha, forecast),
        levelPpm(side, coverVar(side, alpha, forecast, profile)),
        lossPpm(side, days.logReturn(day)));
  }

  /** Returns the tail probability of a profile. */
  static double alpha(MarginProfile profile) {
    return (double) profile.target().alphaPpm() / Ppm.ONE;
  }

  private double coverVar(
      Side side, double alpha, ChampionForecast forecast, MarginProfile profile) {
    double share =
        cover.takesShare() ? (double) profile.maintenance().intradaySharePpm() / Ppm.ONE : 1.0;
    double valueAtRisk =
        cover.measured()
            ? cover.block(forecast.sigma()).valueAtRisk(side, alpha)
            : forecast.conditional().valueAtRisk(side, alpha);
    return share * valueAtRisk;
  }

  /** Returns the fraction of notional of a log loss, ppm, rounded up and at least one. */
  static long levelPpm(Side side, double logLoss) {
    return Ppm.levelRoundedUp(side.lossFraction(Math.max(LEAST_VAR, logLoss)));
  }

  /** Returns the fraction of notional that a side loses by a log return, ppm, rounded up. */
  static long lossPpm(Side side, double logReturn) {
    double fraction = side.lossFraction(side.loss(logReturn));
    return fraction > 0.0 ? Ppm.levelRoundedUp(fraction) : 0L;
  }

  private static RegimeProbabilities regime(ChampionForecast forecast) {
    io.foreshock.forecast.regime.RegimeProbabilities next = forecast.regime().atHorizon(1);
    return RegimeProbabilities.ofFractions(next.calm(), next.elevated(), next.stressed());
  }

  /** Returns what a haircut is made from. */
  static HaircutInput haircut(ChampionForecast forecast, HaircutRules rules) {
    int sellingDays = (int) Math.ceil(rules.liquidationHours() / HOURS_OF_A_DAY);
    double oneDay = forecast.conditional().valueAtRisk(Side.LONG, 0.01);
    double logLoss = oneDay * forecast.carry().volatilityRatio(sellingDays);
    return new HaircutInput(
        Math.min(Ppm.ONE, levelPpm(Side.LONG, logLoss)),
        Math.min(Ppm.MAXIMUM_LEVEL, Ppm.levelRoundedUp(forecast.sigma())),
        0L);
  }
}
