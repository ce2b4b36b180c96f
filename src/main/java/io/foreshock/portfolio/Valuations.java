package io.foreshock.portfolio;

import io.foreshock.portfolio.pricing.Black76;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionBook;
import io.foreshock.portfolio.pricing.OptionPosition;
import io.foreshock.portfolio.pricing.OptionTerms;
import io.foreshock.portfolio.scenario.MarketScenarios;
import java.util.List;

/** Makes the valuation of a position. */
final class Valuations {

  private Valuations() {}

  /**
   * Returns the valuation of a position.
   *
   * @param market its market
   */
  static Valuation of(Position position, PortfolioMarket market) {
    double quantity = position.quantity();
    return switch (position.type()) {
      case SPOT, PERPETUAL, FUTURE -> new Linear(quantity * market.markPrice());
      case OPTION -> new Option(quantity, market, position.option().orElseThrow());
      case GREEKS -> new Sensitivities(quantity, market, position.greeks().orElseThrow());
    };
  }

  /** A value that moves with the price one for one. */
  private record Linear(double value) implements Valuation {

    @Override
    public double exposure() {
      return value;
    }

    @Override
    public double profit(double logMove, double volatilityFactor) {
      return value * StrictMath.expm1(logMove);
    }

    @Override
    public void addProfits(MarketScenarios scenarios, double[] profits) {
      double[] moves = scenarios.moves();
      for (int day = 0; day < profits.length; day++) {
        profits[day] += value * moves[day];
      }
    }
  }

  /** An option, valued by Black (1976) with the margin period gone by. */
  private static final class Option implements Valuation {

    private static final double DAYS_PER_YEAR = 365.0;

    private final double quantity;
    private final double forward;
    private final double periodYears;
    private final OptionTerms terms;
    private final OptionBook book;

    Option(double quantity, PortfolioMarket market, OptionTerms terms) {
      this.quantity = quantity;
      this.forward = market.markPrice();
      this.periodYears = market.horizonDays() / DAYS_PER_YEAR;
      this.terms = terms;
      this.book = OptionBook.of(List.of(new OptionPosition(terms, quantity)));
    }

    @Override
    public double value() {
      return quantity * Black76.price(terms, forward);
    }

    @Override
    public double exposure() {
      return quantity * Black76.greeks(terms, forward).delta() * forward;
    }

    @Override
    public double profit(double logMove, double volatilityFactor) {
      double[] profit = new double[1];
      book.addProfits(
          forward, new double[] {logMove}, new double[] {volatilityFactor}, periodYears, profit);
      return profit[0];
    }

    @Override
    public void addProfits(MarketScenarios scenarios, double[] profits) {
      book.addProfits(
          forward, scenarios.logMoves(), scenarios.volatilityFactors(), periodYears, profits);
    }
  }

  /**
   * What is known by its sensitivities alone: delta·dS + ½·gamma·dS² + vega·dσ + theta·days, with
   * dσ = σ·(f − 1) for the market's own yearly volatility σ.
   */
  private record Sensitivities(double quantity, PortfolioMarket market, Greeks greeks)
      implements Valuation {

    /** Nothing is known of what it is worth, only of how that changes. */
    @Override
    public double value() {
      return 0.0;
    }

    @Override
    public double exposure() {
      return quantity * greeks.delta() * market.markPrice();
    }

    @Override
    public double profit(double logMove, double volatilityFactor) {
      return profitOf(StrictMath.expm1(logMove), volatilityFactor);
    }

    @Override
    public void addProfits(MarketScenarios scenarios, double[] profits) {
      double[] moves = scenarios.moves();
      double[] factors = scenarios.volatilityFactors();
      for (int day = 0; day < profits.length; day++) {
        profits[day] += profitOf(moves[day], factors[day]);
      }
    }

    private double profitOf(double move, double volatilityFactor) {
      double priceMove = market.markPrice() * move;
      double volatilityMove = market.yearlyVolatility() * (volatilityFactor - 1.0);
      return quantity
          * (greeks.delta() * priceMove
              + 0.5 * greeks.gamma() * priceMove * priceMove
              + greeks.vega() * volatilityMove
              + greeks.theta() * market.horizonDays());
    }
  }
}
