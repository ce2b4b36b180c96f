package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
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
}
