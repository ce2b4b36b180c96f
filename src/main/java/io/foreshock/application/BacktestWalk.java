package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.HistoryJudgement;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.MemberBench;
import io.foreshock.forecast.MemberForecast;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Side;
import io.foreshock.model.ChampionChoice;
import io.foreshock.policy.Ppm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks one market from its first day and writes down, for each day from a date on, what had been
 * said of it before it began. Where printing starts changes no row. Not safe for threads.
 */
final class BacktestWalk {

  private static final double ALPHA = 0.01;
  private static final long DAY_MS = 86_400_000L;

  private final String symbol;
  private final DailyObservations days;
  private final MarginWalk walk;
  private final MemberBench bench;
  private final LocalDate from;
  private final boolean everyMember;
  private final StressedBlend blend = new StressedBlend();
  private final List<ForecastRow> forecasts = new ArrayList<>();
  private final List<MarginRow> margins = new ArrayList<>();
  private final List<EditionPeriod> editions = new ArrayList<>();
  private final AssetClass assetClass;

  /**
   * Starts before the first day.
   *
   * @param symbol symbol as in the input
   * @param history the market's history
   * @param champions which champion and profile serve a day
   * @param memory fits made before
   * @param schedule when volatility members are fitted anew
   * @param from first date of the rows
   * @param everyMember whether members get rows of their own, the bench among them
   */
  BacktestWalk(
      String symbol,
      MarketHistory history,
      ChampionDirectory champions,
      FittedParameters memory,
      RefitSchedule schedule,
      LocalDate from,
      boolean everyMember) {
    this.symbol = symbol;
    this.assetClass = history.market().assetClass();
    this.days = history.days();
    this.walk = new MarginWalk(history, champions, memory, schedule);
    this.bench = new MemberBench(days, schedule, memory, MarginWalk.PRIOR_SHAPE);
    this.from = from;
    this.everyMember = everyMember;
  }

  /**
   * Walks to the last day.
   *
   * @param walked run after each day
   */
  MarketBacktest toEnd(Runnable walked) {
    HistoryJudgement judgement = HistoryJudgement.of(days);
    if (judgement.refused()) {
      return MarketBacktest.refused(
          symbol,
          assetClass,
          judgement.name() + ": have " + days.size() + " daily observations, need 60");
    }
    while (walk.hasNext()) {
      int day = walk.seen();
      walk.latest().ifPresent(evaluation -> write(day, evaluation));
      walk.next();
      if (everyMember) {
        bench.observeNext();
      }
      walked.run();
    }
    return new MarketBacktest(
        symbol, assetClass, Optional.empty(), forecasts, margins, editions, List.of());
  }

  private void write(int day, MarketEvaluation evaluation) {
    requireUnknowing(evaluation.choice(), days.epochDay(day) * DAY_MS);
    Map<Side, Double> blended = blended(evaluation);
    if (!days.date(day).isBefore(from)) {
      writeEdition(days.date(day), evaluation.choice());
      writeForecasts(day, evaluation);
      MemberForecast gjr = evaluation.forecast().members().get(MemberName.GJR_FHS);
      MemberForecast ewma = evaluation.forecast().members().get(MemberName.EWMA_FHS);
      if (gjr != null && ewma != null) {
        writeMargins(day, evaluation, gjr, ewma, blended);
      }
    }
  }

  private void writeEdition(LocalDate date, ChampionChoice choice) {
    if (!editions.isEmpty() && editions.getLast().isOf(choice.reference())) {
      editions.set(editions.size() - 1, editions.getLast().with(date));
    } else {
      boolean documented = choice.knownUntilMs().isEmpty();
      editions.add(new EditionPeriod(choice.reference(), documented, date, date, 1));
    }
  }

  /** Nothing that has seen a day may be judged by it. */
  private void requireUnknowing(ChampionChoice choice, long dayStartMs) {
    if (choice.knownUntilMs().isPresent() && choice.knownUntilMs().getAsLong() >= dayStartMs) {
      throw new IllegalStateException(
          symbol
              + ": "
              + choice.reference()
              + " knows the day "
              + LocalDate.ofEpochDay(dayStartMs / DAY_MS)
              + " that it would forecast");
    }
  }

  private Map<Side, Double> blended(MarketEvaluation evaluation) {
    Map<Side, Double> blended = new EnumMap<>(Side.class);
    MemberForecast ewma = evaluation.forecast().members().get(MemberName.EWMA_FHS);
    for (Side side : Side.values()) {
      double stressed = (double) evaluation.input().side(side).stressedPpm() / Ppm.ONE;
      double current = ewma == null ? stressed : fraction(side, ewma);
      blended.put(side, blend.next(side, current, stressed));
    }
    return blended;
  }

  private static double fraction(Side side, MemberForecast member) {
    return side.lossFraction(member.tail().valueAtRisk(side, ALPHA));
  }

  private void writeForecasts(int day, MarketEvaluation evaluation) {
    ChampionForecast forecast = evaluation.forecast();
    Optional<RegimeProbabilities> regime = Optional.of(forecast.regime().atHorizon(1));
    forecasts.add(
        new ForecastRow(
            days.date(day),
            symbol,
            inSample(evaluation) ? ForecastRow.CHAMPION_IN_SAMPLE : ForecastRow.CHAMPION,
            forecast.sigma(),
            days.logReturn(day),
            days.realizedVariance(day),
            forecast.conditional(),
            regime,
            Optional.of(evaluation.decision().parameters())));
    if (everyMember) {
      forecast.members().values().forEach(member -> writeMember(day, member, regime));
      bench.forecasts().forEach(member -> writeMember(day, member, regime));
    }
  }

  private static boolean inSample(MarketEvaluation evaluation) {
    return evaluation.choice().knownUntilMs().isEmpty();
  }

  private void writeMember(int day, MemberForecast member, Optional<RegimeProbabilities> regime) {
    forecasts.add(
        new ForecastRow(
            days.date(day),
            symbol,
            member.member().code(),
            Math.sqrt(member.dailyVariance()),
            days.logReturn(day),
            days.realizedVariance(day),
            member.tail(),
            member.member().regimeMember() ? regime : Optional.empty(),
            Optional.empty()));
  }

  private void writeMargins(
      int day,
      MarketEvaluation evaluation,
      MemberForecast gjr,
      MemberForecast ewma,
      Map<Side, Double> blended) {
    for (Side side : Side.values()) {
      margins.add(
          new MarginRow(
              days.date(day),
              symbol,
              side,
              inSample(evaluation),
              (double) evaluation.decision().parameters().imf().of(side) / Ppm.ONE,
              fraction(side, gjr),
              fraction(side, ewma),
              blended.getOrDefault(side, 0.0),
              HistoricalSimulation.valueAtRisk(days, day, side, ALPHA),
              side.lossFraction(side.loss(days.logReturn(day))),
              side.lossFraction(evaluation.forecast().conditional().valueAtRisk(side, ALPHA))));
    }
  }
}
