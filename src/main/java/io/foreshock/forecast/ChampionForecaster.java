package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.tail.CoverageGuard;
import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.volatility.HarLags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One market's champion: shown the days in order, it forecasts the next one from those it has seen.
 * Not safe for threads.
 */
public final class ChampionForecaster {

  private final DailyObservations observations;
  private final double priorShape;
  private final GjrMember gjr;
  private final EwmaMember ewma;
  private final List<PooledMember> pooled;
  private final List<ForecastMember> members;
  private final MemberLosses losses = new MemberLosses();
  private final UncertaintyCheck uncertainty;
  private final CoverageGuard guard = new CoverageGuard();
  private final OutcomeRegimes regimes = new OutcomeRegimes();
  private @Nullable ChampionForecast next;
  private int seen;

  /**
   * Makes a champion that has seen nothing.
   *
   * @param observations the market's days; none is read before it is shown
   * @param schedule when volatility members are fitted anew; heavier ones take a multiple of it
   * @param features the same market's inputs of variance regressions
   * @param lags days over which log-HAR averages
   * @param memory fits made before
   * @param priorShape class prior of the Pareto shape ξ, in [−0.5, 0.5]
   */
  public ChampionForecaster(
      DailyObservations observations,
      VarianceFeatures features,
      RefitSchedule schedule,
      HarLags lags,
      FittedParameters memory,
      double priorShape) {
    this.observations = observations;
    this.priorShape = priorShape;
    uncertainty = new UncertaintyCheck(features);
    gjr = new GjrMember(observations, schedule, memory, priorShape);
    ewma = new EwmaMember(observations, priorShape);
    HarXMember harX = new HarXMember(features, schedule, priorShape);
    pooled =
        List.of(
            harX,
            new LearnedMember(MemberName.TREES_POT, features, harX, priorShape),
            new LearnedMember(MemberName.NET_POT, features, harX, priorShape),
            new TailNetMember(features, harX, priorShape));
    members = new ArrayList<>();
    members.add(gjr);
    members.add(new GjrPotMember(gjr));
    members.add(ewma);
    members.add(new LogHarMember(observations, schedule, lags, priorShape));
    members.addAll(pooled);
    members.add(new RegimeMember(observations, schedule, memory));
  }

  /**
   * Shows the champion the next day.
   *
   * @param combination of the edition in force on the day after it
   */
  public void observeNext(Combination combination) {
    learn(observations.logReturn(seen), observations.realizedVariance(seen));
    for (PooledMember member : pooled) {
      member.serve(combination.pooledFor(member.name()));
    }
    for (ForecastMember member : members) {
      member.observe(seen);
    }
    seen++;
    next = ready() ? made(combination) : null;
  }

  /** What a day brought is held against what had been forecast for it. */
  private void learn(double logReturn, double realizedVariance) {
    regimes.learn(realizedVariance);
    ChampionForecast made = next;
    if (made != null) {
      regimes.learnError(realizedVariance, made.dailyVariance());
      losses.learn(made.members(), logReturn);
      guard.learn(made.unguarded(), made.sigma(), logReturn);
    }
  }

  /** Returns how many days have been shown. */
  public int seen() {
    return seen;
  }

  /** Tells whether the next day can be forecast. */
  public boolean ready() {
    return seen >= RefitSchedule.FIRST_FORECASTABLE && ewma.ready();
  }

  /**
   * Returns the forecast of the next day, by the combination that was last given.
   *
   * @throws IllegalStateException if the champion is not {@link #ready}
   */
  public ChampionForecast forecast() {
    ChampionForecast made = next;
    if (made == null) {
      throw new IllegalStateException("too little history: have " + seen + " days, need 60");
    }
    return made;
  }

  private ChampionForecast made(Combination combination) {
    Map<MemberName, MemberForecast> spoken = spoken();
    MemberWeights weights = losses.applied(combination.tail());
    Map<MemberName, Double> shares = weights.rescaledTo(spoken.keySet());
    Map<MemberName, Double> varianceShares = combination.variance().rescaledTo(spoken.keySet());
    double dailyVariance = combinedVariance(spoken, varianceShares);
    TailForecast unguarded = combinedTail(spoken, shares);
    double[] widening = guard.widening(unguarded, Math.sqrt(dailyVariance));
    return new ChampionForecast(
        observations.closeTimeMs(seen - 1),
        seen,
        dailyVariance,
        unguarded.widened(widening),
        unguarded,
        filteredTail(spoken, weights).widened(widening),
        regime(dailyVariance),
        Collections.unmodifiableMap(spoken),
        Collections.unmodifiableMap(shares),
        Collections.unmodifiableMap(varianceShares),
        carry(),
        uncertainty.of(combination.range(), seen - 1, spoken, varianceShares),
        seen < RefitSchedule.FULL_HISTORY);
  }

  private RegimeView regime(double dailyVariance) {
    return regimes
        .foresee(dailyVariance)
        .filter(_ -> seen >= RefitSchedule.FULL_HISTORY)
        .orElseGet(() -> new RegimeView.Prior(RegimePrior.DEFAULT));
  }

  private Map<MemberName, MemberForecast> spoken() {
    Map<MemberName, MemberForecast> spoken = new EnumMap<>(MemberName.class);
    for (ForecastMember member : members) {
      if (member.ready()) {
        spoken.put(member.name(), member.forecast());
      }
    }
    return spoken;
  }

  /** Variances are averaged in logs: QLIKE is a loss of their ratio. */
  private static double combinedVariance(
      Map<MemberName, MemberForecast> spoken, Map<MemberName, Double> shares) {
    double logVariance = 0.0;
    for (Map.Entry<MemberName, MemberForecast> entry : spoken.entrySet()) {
      logVariance +=
          shares.getOrDefault(entry.getKey(), 0.0)
              * StrictMath.log(entry.getValue().dailyVariance());
    }
    return StrictMath.exp(logVariance);
  }

  private static TailForecast combinedTail(
      Map<MemberName, MemberForecast> spoken, Map<MemberName, Double> shares) {
    double[] weights = new double[spoken.size()];
    TailForecast[] tails = new TailForecast[spoken.size()];
    int at = 0;
    for (Map.Entry<MemberName, MemberForecast> entry : spoken.entrySet()) {
      weights[at] = shares.getOrDefault(entry.getKey(), 0.0);
      tails[at] = entry.getValue().tail();
      at++;
    }
    return TailForecast.combine(weights, tails);
  }

  private static TailForecast filteredTail(
      Map<MemberName, MemberForecast> spoken, MemberWeights weights) {
    Map<MemberName, MemberForecast> filtered = new EnumMap<>(spoken);
    filtered.keySet().removeIf(MemberName::regimeMember);
    return combinedTail(filtered, weights.rescaledTo(new ArrayList<>(filtered.keySet())));
  }

  private VarianceCarry carry() {
    GjrRecursion fitted = gjr.recursion();
    return fitted == null
        ? new VarianceCarry(ewma.recursion(), ewma.pool().inTimeOrder(), priorShape)
        : new VarianceCarry(fitted, gjr.pool().inTimeOrder(), priorShape);
  }
}
