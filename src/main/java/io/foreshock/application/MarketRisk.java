package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.market.TradingCalendar;
import io.foreshock.policy.HaircutSchedule;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.collateral.CollateralHaircut;
import io.foreshock.portfolio.collateral.MarketHaircut;
import io.foreshock.portfolio.collateral.PeggedAsset;
import io.foreshock.portfolio.liquidity.MarketLiquidity;
import io.foreshock.portfolio.scenario.DayResiduals;
import io.foreshock.portfolio.scenario.ScenarioMarket;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A published market with what a portfolio in it is valued by.
 *
 * @param publication what is published
 * @param markPrice close of its last bar, quote currency
 * @param residuals what its days did beside what had been forecast
 * @param liquidity what its last days tell of its liquidity
 */
public record MarketRisk(
    MarketPublication publication,
    double markPrice,
    DayResiduals residuals,
    MarketLiquidity liquidity) {

  private static final double ALPHA = 0.01;
  private static final int SCALED_DAYS = 30;
  private static final int CALENDAR_DAYS = 365;
  private static final int EXCHANGE_DAYS = 252;
  private static final double LARGEST_VOLATILITY = (double) Ppm.MAXIMUM_LEVEL / Ppm.ONE;

  /**
   * Returns the risk of a market that was walked to the end of what is published.
   *
   * @param publication what is published
   * @param history bars and days up to then
   * @param walk the walk over them
   */
  static MarketRisk of(MarketPublication publication, MarketHistory history, MarginWalk walk) {
    DailyObservations days = history.days();
    int lastBar = history.bars().size() - 1;
    return new MarketRisk(
        publication,
        history.bars().close(lastBar),
        walk.residuals(),
        MarketLiquidity.ofPast(
            history.market().assetClass(), history.bars(), days, volatility(publication)));
  }

  private static double volatility(MarketPublication publication) {
    return Math.min(LARGEST_VOLATILITY, publication.evaluation().forecast().sigma());
  }

  /** Returns the market. */
  public MarketId marketId() {
    return publication.marketId();
  }

  /** Returns the same market valued at another price, quote currency. */
  MarketRisk markedAt(double price) {
    return new MarketRisk(publication, price, residuals, liquidity);
  }

  /** Returns the moment the mark is of, epoch milliseconds. */
  public long markAtMs() {
    return publication.lastCloseMs();
  }

  private MarginProfile profile() {
    return publication.evaluation().choice().settings().profile();
  }

  /**
   * Returns the market as a portfolio sees it.
   *
   * @param mark what it is valued at
   * @param usdPerQuote value of its quote currency in US dollars
   */
  PortfolioMarket portfolioMarket(MarketMark mark, double usdPerQuote) {
    MarginParameters parameters = publication.set().parameters();
    return new PortfolioMarket(
        new ScenarioMarket(residuals, volatility(publication), parameters.imf(), parameters.mmf()),
        mark.high(),
        mark.low(),
        usdPerQuote,
        liquidity,
        profile().haircut(),
        profile().target().horizonHours(),
        publication.market().calendar() == TradingCalendar.CONTINUOUS
            ? CALENDAR_DAYS
            : EXCHANGE_DAYS);
  }

  /**
   * Returns the haircut of the market's asset as collateral.
   *
   * @param peg the peg the asset holds to it, empty for the asset itself
   */
  CollateralHaircut haircut(Optional<PeggedAsset> peg) {
    return new MarketHaircut(
        schedule(publication),
        publication.set().regime(),
        publication.set().parameters().haircutPpm(),
        liquidity,
        publication.market().quoteCurrency(),
        peg);
  }

  /**
   * Returns the haircuts of a published market by size.
   *
   * @param publication what is published
   */
  public static HaircutSchedule schedule(MarketPublication publication) {
    ChampionForecast forecast = publication.evaluation().forecast();
    double[] horizonScale =
        IntStream.rangeClosed(1, SCALED_DAYS)
            .mapToDouble(days -> forecast.carry().volatilityRatio(days))
            .toArray();
    return new HaircutSchedule(
        publication.evaluation().choice().settings().profile().haircut(),
        forecast.conditional().valueAtRisk(Side.LONG, ALPHA),
        volatility(publication),
        horizonScale);
  }
}
