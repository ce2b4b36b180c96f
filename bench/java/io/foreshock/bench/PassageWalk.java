package io.foreshock.bench;

import io.foreshock.application.ChampionDirectory;
import io.foreshock.application.LiquidationProbabilities;
import io.foreshock.application.MarginWalk;
import io.foreshock.application.MarketEvaluation;
import io.foreshock.application.MarketHistory;
import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.Side;
import io.foreshock.portfolio.liquidation.Barrier;
import io.foreshock.portfolio.liquidation.DayExtremes;
import io.foreshock.portfolio.liquidation.FirstPassage;
import io.foreshock.portfolio.liquidation.Monitoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks a market as a backtest does and tells, of each day that an edition forecasts which knew
 * nothing of it, how likely levels were to be touched and whether they were. Five-day horizons do
 * not overlap. Days whose highs and lows are not known are left out.
 */
final class PassageWalk {

  /** Distances of the levels, in volatilities of the horizon. */
  static final List<Double> DISTANCES = List.of(0.5, 1.0, 1.5, 2.0, 3.0, 4.0);

  /** Horizons, days. */
  static final List<Integer> HORIZONS = List.of(1, 5);

  private static final int PATHS = 10_000;
  private static final long SEED = 1;

  private final MarketHistory history;
  private final DailyObservations days;
  private final DayExtremes extremes;
  private final MarginWalk walk;
  private double squares;

  PassageWalk(MarketHistory history, ChampionDirectory champions, FittedParameters fits) {
    this.history = history;
    this.days = history.days();
    this.extremes = DayExtremes.of(history.bars(), days);
    this.walk = new MarginWalk(history, champions, fits);
  }

  /** What a level's distance is measured in. */
  enum Unit {
    /** Volatility of all days so far: levels as far away as those of positions that are held. */
    LONG_RUN,
    /** Volatility that the champion forecasts. */
    FORECAST
  }

  /**
   * One level on one day.
   *
   * @param month months since the year 0
   * @param unit what its distance is measured in
   * @param distance in that unit
   * @param horizonDays days in which it may be touched
   * @param simulated probability by simulation
   * @param closedForm probability in closed form
   * @param constant probability by the volatility of all days so far
   * @param touched whether it was
   */
  record Row(
      long month,
      Unit unit,
      double distance,
      int horizonDays,
      double simulated,
      double closedForm,
      double constant,
      boolean touched) {}

  /** Where rows go. */
  interface Rows {
    void add(Row row);
  }

  void run(Rows rows) {
    while (walk.hasNext()) {
      int day = walk.seen();
      walk.next();
      squares += days.logReturn(day) * days.logReturn(day);
      Optional<MarketEvaluation> latest = walk.latest();
      if (latest.isPresent() && latest.get().choice().knownUntilMs().isPresent()) {
        for (int horizon : HORIZONS) {
          if (day % horizon == 0 && known(day + 1, day + horizon)) {
            day(latest.get(), horizon, rows);
          }
        }
      }
    }
  }

  private boolean known(int first, int last) {
    if (last >= days.size()) {
      return false;
    }
    for (int day = first; day <= last; day++) {
      if (Double.isNaN(extremes.overshoot(Side.LONG, day))
          || Double.isNaN(extremes.overshoot(Side.SHORT, day))) {
        return false;
      }
    }
    return true;
  }

  private void day(MarketEvaluation evaluation, int horizon, Rows rows) {
    int day = walk.seen() - 1;
    double longRun = Math.sqrt(squares / walk.seen());
    double forecast =
        evaluation.forecast().sigma() * evaluation.forecast().carry().volatilityRatio(horizon);
    List<Barrier> barriers = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      double sigma = unit == Unit.LONG_RUN ? longRun * Math.sqrt(horizon) : forecast;
      for (double distance : DISTANCES) {
        for (Side side : Side.values()) {
          barriers.add(new Barrier(side, distance * sigma));
        }
      }
    }
    List<LiquidationProbabilities.Odds> odds =
        LiquidationProbabilities.of(
            evaluation.forecast(),
            extremes,
            barriers,
            new LiquidationProbabilities.Settings(horizon, Monitoring.CONTINUOUS, PATHS, SEED));
    FirstPassage constant = FirstPassage.driftless(longRun);
    int sides = Side.values().length;
    for (int i = 0; i < odds.size(); i++) {
      Unit unit = Unit.values()[i / (sides * DISTANCES.size())];
      rows.add(
          new Row(
              days.date(day).getYear() * 12L + days.date(day).getMonthValue(),
              unit,
              DISTANCES.get(i / sides % DISTANCES.size()),
              horizon,
              odds.get(i).simulated().within(horizon).probability(),
              odds.get(i).closedForm().within(horizon).probability(),
              constant.probability(barriers.get(i), horizon),
              extremes.reached(barriers.get(i), day + 1, day + horizon)));
    }
  }
}
