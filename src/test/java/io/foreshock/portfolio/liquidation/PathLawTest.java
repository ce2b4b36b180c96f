package io.foreshock.portfolio.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.adapter.marketdata.MarketBars;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingSets;
import io.foreshock.application.ChampionDirectory;
import io.foreshock.application.FitsInMemory;
import io.foreshock.application.MarginWalk;
import io.foreshock.application.MarketHistory;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.VarianceCarry;
import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.BarIntake;
import io.foreshock.market.Side;
import io.foreshock.model.Editions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The law of the S&amp;P 500 after its first 650 bars, those of 2000 to 2002. */
class PathLawTest {

  private static final int BARS = 650;
  private static final List<Barrier> BARRIERS =
      List.of(new Barrier(Side.LONG, 0.03), new Barrier(Side.SHORT, 0.03));

  private static MarketHistory whole;
  private static MarketHistory cut;
  private static ChampionForecast forecast;

  @BeforeAll
  static void walk() throws IOException {
    MarketBars read =
        new TrainingSets(Path.of("training-data"), MarketMappingFile.bundled())
            .load("sp500-daily-2000-2020")
            .markets()
            .getFirst();
    whole = history(read, 2 * BARS);
    cut = history(read, BARS);
    ChampionDirectory documented =
        new ChampionDirectory(new Editions(List.of(), "0".repeat(64)), Map.of());
    forecast = new MarginWalk(cut, documented, new FitsInMemory()).toEnd().orElseThrow().forecast();
  }

  private static MarketHistory history(MarketBars read, int bars) {
    return MarketHistory.of(
        read.market(),
        BarIntake.of(
                read.market().id(),
                read.barLengthMs(),
                read.bars().subList(0, bars),
                Long.MAX_VALUE)
            .accepted());
  }

  private static DayExtremes extremes(MarketHistory history) {
    return DayExtremes.of(history.bars(), history.days());
  }

  /** As many times above the champion's volatility as below its shortfalls, or the reverse. */
  @Test
  void of_firstDay_liesBetweenTheChampionsVolatilityAndItsTail() {
    PathLaw law = PathLaw.of(forecast, extremes(cut));
    double sigma = Math.sqrt(law.recursion().nextVariance());
    double volatility = sigma * Math.sqrt(law.residuals().meanSquare()) / forecast.sigma();
    VarianceCarry carry = forecast.carry();
    ResidualPool pool = new ResidualPool(carry.orderedResiduals().length, carry.priorShape());
    pool.rebuild(carry.orderedResiduals());
    TailForecast own = pool.tail();
    double tail = 0.0;
    for (Side side : Side.values()) {
      for (double alpha : new double[] {0.025, 0.01}) {
        tail +=
            forecast.conditional().expectedShortfall(side, alpha)
                / (4.0 * sigma * own.expectedShortfall(side, alpha));
      }
    }
    assertThat(volatility).isCloseTo(tail, within(1e-12));
    assertThat(volatility).isBetween(0.8, 1.25);
  }

  @Test
  void of_persistence_isTheCarrys() {
    PathLaw law = PathLaw.of(forecast, extremes(cut));
    assertThat(law.recursion().beta()).isEqualTo(forecast.carry().recursion().beta());
    assertThat(law.recursion().omega() / law.recursion().nextVariance())
        .isCloseTo(
            forecast.carry().recursion().omega() / forecast.carry().recursion().nextVariance(),
            within(1e-15));
  }

  @Test
  void of_extremesOfLaterDays_changeNothing() {
    assertThat(curves(extremes(whole))).isEqualTo(curves(extremes(cut)));
  }

  private static List<PassageCurve> curves(DayExtremes extremes) {
    return new PassageSimulation(10_000, 1)
        .curves(PathLaw.of(forecast, extremes), BARRIERS, Monitoring.CONTINUOUS, 5);
  }

  /**
   * Overshoots are of the very day their residual is of: in logs, as the bars have them. Nothing is
   * known of the first day, before which there is no close.
   */
  @Test
  void of_overshoots_belongToTheDaysOfTheResiduals() {
    double[] residuals = forecast.carry().orderedResiduals();
    int seen = forecast.observations();
    double[] below = extremes(whole).standardized(Side.LONG, residuals, seen);
    for (int i = 0; i < residuals.length; i++) {
      int day = seen - residuals.length + i;
      assertThat(Double.isNaN(below[i])).as("day %d", day).isEqualTo(day == 0);
      if (day > 0) {
        assertThat(below[i] * cut.days().logReturn(day) / residuals[i])
            .isCloseTo(extremes(cut).overshoot(Side.LONG, day), within(1e-12));
      }
    }
  }

  /** Stress is a level of variance: twice the volatility, far more danger. */
  @Test
  void curves_stressedStart_areMoreDangerous() {
    PathLaw law = PathLaw.of(forecast, extremes(cut));
    GjrRecursion calm = law.recursion();
    PathLaw stressed =
        new PathLaw(
            new GjrRecursion(
                calm.mu(),
                calm.omega(),
                calm.alpha(),
                calm.gamma(),
                calm.beta(),
                4.0 * calm.nextVariance()),
            law.residuals());
    PassageSimulation simulation = new PassageSimulation(10_000, 1);
    double before =
        simulation
            .curves(law, BARRIERS, Monitoring.CONTINUOUS, 5)
            .getFirst()
            .within(5)
            .probability();
    double after =
        simulation
            .curves(stressed, BARRIERS, Monitoring.CONTINUOUS, 5)
            .getFirst()
            .within(5)
            .probability();
    assertThat(after).isGreaterThan(1.2 * before);
  }
}
