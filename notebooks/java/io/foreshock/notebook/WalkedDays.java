package io.foreshock.notebook;

import io.foreshock.application.ChampionDirectory;
import io.foreshock.application.FitsInMemory;
import io.foreshock.application.LayeredFits;
import io.foreshock.application.MarginWalk;
import io.foreshock.application.MarketEvaluation;
import io.foreshock.application.MarketHistory;
import io.foreshock.evaluation.ForecastSeries;
import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.MemberForecast;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.model.LoadedModels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the service would have said before each day of a history, from a date on: the program's own
 * walk, written down.
 */
public final class WalkedDays {

  private static final String CHAMPION = "champion";

  private final MarketHistory history;
  private final List<MarketEvaluation> evaluations;

  private WalkedDays(MarketHistory history, List<MarketEvaluation> evaluations) {
    this.history = history;
    this.evaluations = List.copyOf(evaluations);
  }

  /**
   * Walks a history under the bundled models, with the fits that came with them.
   *
   * @param history the history
   * @param from first day kept, ISO date; walked are all days, or the state would be another
   */
  public static WalkedDays of(MarketHistory history, String from) {
    LoadedModels models = Bundled.models();
    MarginWalk walk =
        new MarginWalk(
            history,
            new ChampionDirectory(models.editions(), Map.of()),
            new LayeredFits(models.fits(), new FitsInMemory()));
    List<MarketEvaluation> kept = new ArrayList<>();
    while (walk.hasNext()) {
      int day = walk.seen();
      walk.latest()
          .filter(before -> !history.days().date(day).isBefore(LocalDate.parse(from)))
          .ifPresent(kept::add);
      walk.next();
    }
    return new WalkedDays(history, kept);
  }

  /** Returns the evaluations; each was made at the close before its day. */
  public List<MarketEvaluation> evaluations() {
    return evaluations;
  }

  /** Returns the days spoken of, since 1970-01-01. */
  public long[] epochDays() {
    return evaluations.stream().mapToLong(each -> days().epochDay(day(each))).toArray();
  }

  /** Returns the log returns of these days. */
  public double[] logReturns() {
    return column(each -> days().logReturn(day(each)));
  }

  /** Returns the realised variances of these days. */
  public double[] realizedVariances() {
    return column(each -> days().realizedVariance(day(each)));
  }

  /**
   * Returns a number of each evaluation.
   *
   * @param number what is taken from an evaluation
   */
  public double[] column(ToDoubleFunction<MarketEvaluation> number) {
    return evaluations.stream().mapToDouble(number).toArray();
  }

  private DailyObservations days() {
    return history.days();
  }

  /** An evaluation speaks of the day after the last one it has seen. */
  private static int day(MarketEvaluation evaluation) {
    return evaluation.dayIndex() + 1;
  }

  /** Returns the champion's forecasts beside what happened. */
  public ForecastSeries champion() {
    return series(CHAMPION, each -> each.forecast().sigma(), each -> each.forecast().conditional());
  }

  /**
   * Returns a member's forecasts beside what happened.
   *
   * @param member a member that speaks on all of the days
   */
  public ForecastSeries member(MemberName member) {
    return series(
        member.code(),
        each -> Math.sqrt(of(each, member).dailyVariance()),
        each -> of(each, member).tail());
  }

  private static MemberForecast of(MarketEvaluation evaluation, MemberName member) {
    MemberForecast forecast = evaluation.forecast().members().get(member);
    if (forecast == null) {
      throw new IllegalArgumentException(member.code() + " does not speak on every day asked for");
    }
    return forecast;
  }

  private ForecastSeries series(
      String model,
      ToDoubleFunction<MarketEvaluation> sigma,
      Function<MarketEvaluation, TailForecast> tail) {
    return new ForecastSeries(
        history.market().symbol(),
        model,
        evaluations.stream()
            .map(each ->
                new ForecastSeries.Day(
                    days().epochDay(day(each)),
                    sigma.applyAsDouble(each),
                    days().logReturn(day(each)),
                    days().realizedVariance(day(each)),
                    tail.apply(each)))
            .toList());
  }
}
