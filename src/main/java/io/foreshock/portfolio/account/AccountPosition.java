package io.foreshock.portfolio.account;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.pricing.Greeks;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A position of an account, as {@link Position} but for options, which are known by their expiry.
 *
 * @param positionId name within the account
 * @param marketId market of the underlying
 * @param type what it is in
 * @param quantity base units, negative for a short position, finite
 * @param entryPrice what one unit was bought or sold at, quote currency, if known
 * @param option an option, present for {@code OPTION} alone
 * @param greeks sensitivities of one unit, present for {@code GREEKS} alone
 */
public record AccountPosition(
    String positionId,
    MarketId marketId,
    PositionType type,
    double quantity,
    OptionalDouble entryPrice,
    Optional<ListedOption> option,
    Optional<Greeks> greeks) {

  /**
   * Returns a position to be kept.
   *
   * @param valuedAtMs moment from which the time of an option is told, epoch milliseconds
   */
  public static AccountPosition of(Position position, long valuedAtMs) {
    return new AccountPosition(
        position.positionId(),
        position.marketId(),
        position.type(),
        position.quantity(),
        position.entryPrice(),
        position.option().map(terms -> ListedOption.of(terms, valuedAtMs)),
        position.greeks());
  }

  /**
   * Returns the position as it is at a moment.
   *
   * @param valuedAtMs the moment, epoch milliseconds
   */
  public Position at(long valuedAtMs) {
    return new Position(
        positionId,
        marketId,
        type,
        quantity,
        entryPrice,
        option.map(listed -> listed.at(valuedAtMs)),
        greeks);
  }
}
