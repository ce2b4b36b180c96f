package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.pricing.Black76;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionTerms;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A position in one market. Inverse contracts are the same as linear ones here: their profit in the
 * settlement coin, N·(1/entry − 1/mark) for N dollars, is worth N·(mark ÷ entry − 1) dollars at the
 * mark, which is quantity × (mark − entry) for a quantity of N ÷ entry.
 *
 * @param positionId name within the portfolio
 * @param marketId market of the underlying
 * @param type what it is in
 * @param quantity base units × contract size, negative for a short position, finite
 * @param entryPrice what one unit was bought or sold at, quote currency, if known
 * @param option terms of an option, present for {@code OPTION} alone
 * @param greeks sensitivities of one unit, present for {@code GREEKS} alone
 */
public record Position(
    String positionId,
    MarketId marketId,
    PositionType type,
    double quantity,
    OptionalDouble entryPrice,
    Optional<OptionTerms> option,
    Optional<Greeks> greeks) {

  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException if the quantity is not finite, or terms or sensitivities are
   *     missing or where they do not belong
   */
  public Position {
    if (!Double.isFinite(quantity)) {
      throw new IllegalArgumentException("quantity must be finite, was " + quantity);
    }
    if (option.isPresent() != (type == PositionType.OPTION)
        || greeks.isPresent() != (type == PositionType.GREEKS)) {
      throw new IllegalArgumentException(
          "an OPTION has option terms, GREEKS have sensitivities, nothing else has either");
    }
  }

  /** Makes a position whose value moves with the price, one for one. */
  public static Position linear(
      String positionId, MarketId marketId, PositionType type, double quantity) {
    return new Position(
        positionId,
        marketId,
        type,
        quantity,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns what it has gained since it was entered, quote currency; nothing where that is unknown.
   *
   * @param market its market
   */
  public double gain(PortfolioMarket market) {
    return entryPrice.isPresent()
        ? new Valuation(this, market).value() - quantity * entryPrice.getAsDouble()
        : 0.0;
  }

  /**
   * Returns it as entered at today's value where it is not told what at: so a later move is a gain.
   *
   * @param market its market today
   */
  public Position enteredAt(PortfolioMarket market) {
    return entryPrice.isPresent() ? this : entered(unitValue(market), option, greeks);
  }

  private double unitValue(PortfolioMarket market) {
    return option
        .map(terms -> Black76.price(terms, market.markPrice()))
        .orElse(greeks.isPresent() ? 0.0 : market.markPrice());
  }

  private Position entered(
      double price, Optional<OptionTerms> terms, Optional<Greeks> sensitivities) {
    return new Position(
        positionId, marketId, type, quantity, OptionalDouble.of(price), terms, sensitivities);
  }

  /**
   * Returns it after its market moved at once. An option's implied volatility moves as the market's
   * own does, up to the largest it may be priced at. What is known by Greeks alone gains delta·dS +
   * ½gamma·dS² + vega·dσ, its delta moves by gamma·dS, and as it has no value of its own, the gain
   * is taken off what it was entered at.
   *
   * @param from the market before
   * @param to the market after
   */
  public Position moved(PortfolioMarket from, PortfolioMarket to) {
    return switch (type) {
      case SPOT, PERPETUAL, FUTURE -> this;
      case OPTION -> movedOption(to.dailyVolatility() / from.dailyVolatility());
      case GREEKS ->
          movedGreeks(
              greeks.orElseThrow(),
              to.markPrice() - from.markPrice(),
              to.yearlyVolatility() - from.yearlyVolatility());
    };
  }

  private Position movedOption(double volatilityFactor) {
    OptionTerms terms = option.orElseThrow();
    double volatility =
        Math.min(OptionTerms.MAXIMUM_VOLATILITY, terms.volatility() * volatilityFactor);
    return new Position(
        positionId,
        marketId,
        type,
        quantity,
        entryPrice,
        Optional.of(new OptionTerms(terms.kind(), terms.strike(), terms.years(), volatility)),
        greeks);
  }

  private Position movedGreeks(Greeks before, double move, double volatilityMove) {
    double gain =
        before.delta() * move + 0.5 * before.gamma() * move * move + before.vega() * volatilityMove;
    Greeks after =
        new Greeks(
            before.delta() + before.gamma() * move, before.gamma(), before.vega(), before.theta());
    return entered(entryPrice.orElse(0.0) - gain, option, Optional.of(after));
  }
}
