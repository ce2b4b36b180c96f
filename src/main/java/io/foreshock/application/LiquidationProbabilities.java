package io.foreshock.application;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketDirectory;
import io.foreshock.portfolio.liquidation.Barrier;
import io.foreshock.portfolio.liquidation.DayExtremes;
import io.foreshock.portfolio.liquidation.FirstPassage;
import io.foreshock.portfolio.liquidation.Monitoring;
import io.foreshock.portfolio.liquidation.PassageCurve;
import io.foreshock.portfolio.liquidation.PassageOdds;
import io.foreshock.portfolio.liquidation.PassageSimulation;
import io.foreshock.portfolio.liquidation.PathLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Use case: tells how likely positions are to be liquidated, from what is published of their
 * markets. It reads the history of a market and simulates; that takes tenths of a second and
 * belongs on a worker thread.
 */
public final class LiquidationProbabilities {

  private final MarketDataStore store;
  private final AssetDirectory names;

  /**
   * Makes the use case.
   *
   * @param store where bars are kept
   * @param directory names of markets
   */
  public LiquidationProbabilities(MarketDataStore store, MarketDirectory directory) {
    this.store = store;
    this.names = new AssetDirectory(directory);
  }

  /**
   * Returns the publication of a market by id, symbol or alias, empty where nothing is published.
   *
   * @param snapshot what is published
   */
  public Optional<MarketPublication> market(String name, PublishedSnapshot snapshot) {
    return names.named(name, snapshot);
  }

  /**
   * How to simulate.
   *
   * @param days longest horizon, whole days, at least 1
   * @param monitoring how often prices are compared with liquidation prices
   * @param paths number of paths
   * @param seed any number; the same one gives the same answer
   */
  public record Settings(int days, Monitoring monitoring, int paths, long seed) {}

  /**
   * A market at the moment it was published.
   *
   * @param publication what is published
   * @param history its history up to then
   */
  public record Marked(MarketPublication publication, MarketHistory history) {

    /** Returns the mark: the last close, quote currency. */
    public double price() {
      return history.bars().close(history.bars().size() - 1);
    }
  }

  /**
   * What is said of a barrier.
   *
   * @param barrier the barrier
   * @param motion the closed form's motion of each horizon from 1 day on
   * @param closedForm probability by the closed form within 1, 2, … days
   * @param simulated the same from simulated paths
   */
  public record Odds(
      Barrier barrier, List<FirstPassage> motion, PassageCurve closedForm, PassageCurve simulated) {

    /**
     * Returns the distance in volatilities of the horizon, |b| ÷ (σ√T).
     *
     * @param days T, at most as many as were simulated
     */
    public double sigmas(int days) {
      return barrier.logDistance() / (motion.get(days - 1).sigma() * Math.sqrt(days));
    }
  }

  /**
   * Returns a market with its mark.
   *
   * @param publication what is published
   * @throws RiskException.HistoryChanged if the stored history is no longer the published one
   */
  public Marked mark(MarketPublication publication) {
    MarketHistory history =
        MarketHistory.of(publication.market(), store.read(publication.marketId()))
            .until(publication.lastCloseMs());
    if (history.bars().size() != publication.bars()) {
      throw new RiskException.HistoryChanged(publication.marketId());
    }
    return new Marked(publication, history);
  }

  /**
   * Returns how likely barriers of a market are to be reached. All of them see the same paths.
   *
   * @param market the market
   * @param barriers seen from its mark
   * @param settings how to simulate
   */
  public List<Odds> of(Marked market, List<Barrier> barriers, Settings settings) {
    ChampionForecast forecast = market.publication().evaluation().forecast();
    return of(
        forecast,
        DayExtremes.of(market.history().bars(), market.history().days()),
        barriers,
        settings);
  }

  /**
   * Returns how likely barriers are to be reached after a forecast.
   *
   * @param forecast forecast of the next day
   * @param extremes of the market's days, those the forecast has seen or more
   * @param barriers seen from the last close
   * @param settings how to simulate
   */
  public static List<Odds> of(
      ChampionForecast forecast, DayExtremes extremes, List<Barrier> barriers, Settings settings) {
    List<FirstPassage> motions = motions(forecast, settings.days());
    List<PassageCurve> simulated =
        new PassageSimulation(settings.paths(), settings.seed())
            .curves(
                PathLaw.of(forecast, extremes), barriers, settings.monitoring(), settings.days());
    List<Odds> odds = new ArrayList<>();
    for (int i = 0; i < barriers.size(); i++) {
      Barrier barrier = barriers.get(i);
      PassageCurve closed = closedForm(motions, barrier, settings.monitoring());
      odds.add(new Odds(barrier, motions, closed, simulated.get(i)));
    }
    return odds;
  }

  /**
   * The variance of a horizon is what the recursion expects; within it, it is the same each day.
   */
  private static List<FirstPassage> motions(ChampionForecast forecast, int longest) {
    List<FirstPassage> motions = new ArrayList<>();
    for (int days = 1; days <= longest; days++) {
      double overHorizon = forecast.sigma() * forecast.carry().volatilityRatio(days);
      motions.add(FirstPassage.driftless(overHorizon / Math.sqrt(days)));
    }
    return motions;
  }

  private static PassageCurve closedForm(
      List<FirstPassage> motions, Barrier barrier, Monitoring monitoring) {
    List<PassageOdds> byDay = new ArrayList<>();
    for (int days = 1; days <= motions.size(); days++) {
      double probability = motions.get(days - 1).probability(barrier, days, monitoring);
      byDay.add(new PassageOdds(probability, 0.0));
    }
    return new PassageCurve(byDay);
  }
}
