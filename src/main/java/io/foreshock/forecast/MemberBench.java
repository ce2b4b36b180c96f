package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.CaviarForm;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.market.Side;
import java.util.List;

/**
 * The members that are judged beside the champion but weigh nothing in it: the classical models
 * that a claim about another one is held against. They share nothing with a champion but the days,
 * so none of its numbers can depend on them. Not safe for threads.
 */
public final class MemberBench {

  private final List<ForecastMember> members;
  private int seen;

  /**
   * Makes a bench that has seen nothing.
   *
   * @param observations the market's days; none is read before it is shown
   * @param schedule when volatility members are fitted anew; heavier ones take a multiple of it
   * @param memory fits made before
   * @param priorShape class prior of the Pareto shape ξ, in [−0.5, 0.5]
   */
  public MemberBench(
      DailyObservations observations,
      RefitSchedule schedule,
      FittedParameters memory,
      double priorShape) {
    members =
        List.of(
            new FilteredMember(
                MemberName.EGARCH_FHS,
                new EgarchVariance(observations.logReturns()),
                observations,
                schedule,
                memory,
                priorShape),
            new FilteredMember(
                MemberName.REALIZED_GARCH_FHS,
                new RealizedGarchVariance(observations),
                observations,
                schedule,
                memory,
                priorShape),
            new GarchTMember(observations, schedule, memory, priorShape),
            new MsGarchMember(observations, schedule, memory),
            new TailMember(
                MemberName.CAVIAR_AS,
                new CaviarRecursion(CaviarForm.ASYMMETRIC_SLOPE),
                observations,
                schedule,
                memory,
                priorShape),
            new TailMember(
                MemberName.CAVIAR_SAV,
                new CaviarRecursion(CaviarForm.SYMMETRIC_ABSOLUTE),
                observations,
                schedule,
                memory,
                priorShape),
            new TailMember(
                MemberName.GAS_ONE_FACTOR,
                new GasRecursion(),
                observations,
                schedule,
                memory,
                priorShape),
            new HistoricalSimulationMember(observations, priorShape),
            new FilteredMember(
                MemberName.SV_FHS,
                new StochasticVolatilityVariance(observations.logReturns()),
                observations,
                schedule,
                memory,
                priorShape));
  }

  /** Shows the bench the next day. */
  public void observeNext() {
    for (ForecastMember member : members) {
      member.observe(seen);
    }
    seen++;
  }

  /** Returns what the members that have seen enough say of the next day, in their own order. */
  public List<MemberForecast> forecasts() {
    return members.stream()
        .filter(ForecastMember::ready)
        .map(ForecastMember::forecast)
        .filter(MemberBench::risky)
        .toList();
  }

  /** A side that loses nothing even on its worst days cannot be judged by its tail. */
  private static boolean risky(MemberForecast forecast) {
    TailForecast tail = forecast.tail();
    double nearest = TailLevels.alpha(0);
    return tail.expectedShortfall(Side.LONG, nearest) > 0.0
        && tail.expectedShortfall(Side.SHORT, nearest) > 0.0;
  }
}
