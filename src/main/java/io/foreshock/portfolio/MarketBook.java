package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.pricing.DeltaGammaVega;
import io.foreshock.portfolio.pricing.GreeksPosition;
import io.foreshock.portfolio.pricing.MarketExposure;
import io.foreshock.portfolio.pricing.OptionBook;
import io.foreshock.portfolio.pricing.OptionPosition;
import io.foreshock.portfolio.scenario.MarketScenarios;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The positions of one market: they are netted before anything else. */
final class MarketBook {

  private final PortfolioMarket market;
  private final int place;
  private final List<Position> positions = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<Valuation> valuations = new ArrayList<>();
  private double gain;

  /**
   * Begins an empty book.
   *
   * @param market the market
   * @param place its place in the scenario set
   */
  MarketBook(PortfolioMarket market, int place) {
    this.market = market;
    this.place = place;
  }

  /**
   * Adds a position.
   *
   * @param position position of this market
   * @param placeInPortfolio its place there
   */
  void add(Position position, int placeInPortfolio) {
    Valuation valuation = new Valuation(position, market);
    positions.add(position);
    places.add(placeInPortfolio);
    valuations.add(valuation);
    gain += position.gain(market);
  }

  PortfolioMarket market() {
    return market;
  }

  MarketId marketId() {
    return market.marketId();
  }

  /** Returns the place of the market in the scenario set. */
  int place() {
    return place;
  }

  /** Returns the number of positions. */
  int size() {
    return valuations.size();
  }

  /** Returns the place in the portfolio of a position of this book. */
  int placeInPortfolio(int position) {
    return places.get(position);
  }

  Valuation valuation(int position) {
    return valuations.get(position);
  }

  /** Returns all positions as one, netted. */
  MarketExposure held() {
    double linear = 0.0;
    List<OptionPosition> options = new ArrayList<>();
    List<GreeksPosition> greeks = new ArrayList<>();
    for (int position = 0; position < size(); position++) {
      Position each = positions.get(position);
      linear += valuations.get(position).held().linearQuantity();
      each.option().ifPresent(terms -> options.add(new OptionPosition(terms, each.quantity())));
      each.greeks().ifPresent(_ -> greeks.add(Valuation.greeks(each, market)));
    }
    return new MarketExposure(linear, OptionBook.of(options), DeltaGammaVega.of(greeks));
  }

  /** Returns the net exposure to the price, dollars. */
  double exposureUsd() {
    return valuations.stream().mapToDouble(Valuation::exposure).sum() * market.usdPerQuote();
  }

  /** Returns the sum of the exposures' sizes, dollars. */
  double grossExposureUsd() {
    return valuations.stream().mapToDouble(each -> Math.abs(each.exposure())).sum()
        * market.usdPerQuote();
  }

  /** Returns what positions have gained since they were entered, where that is known, dollars. */
  double gainUsd() {
    return gain * market.usdPerQuote();
  }

  /** Adds what all positions gain in each scenario, dollars. */
  void addProfitsUsd(MarketScenarios scenarios, double[] profits) {
    double[] own = new double[profits.length];
    for (int position = 0; position < size(); position++) {
      addProfitsUsd(position, scenarios, profits, own);
    }
  }

  /**
   * Adds what one position gains on each day, dollars.
   *
   * @param profits one entry per day
   * @param own overwritten with the gains of the position
   */
  void addProfitsUsd(int position, MarketScenarios scenarios, double[] profits, double[] own) {
    Arrays.fill(own, 0.0);
    valuations.get(position).addProfits(scenarios, own);
    for (int day = 0; day < own.length; day++) {
      own[day] *= market.usdPerQuote();
      profits[day] += own[day];
    }
  }
}
