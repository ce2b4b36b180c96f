package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A portfolio as it is after a shock: positions entered at the prices before it where nothing else
 * is told, so that the shock's own profit counts; told prices of assets moved with their markets;
 * trades made last.
 */
final class ShockedOrder {

  private static final String DOLLAR = "USD";

  private final PortfolioOrder order;
  private final Map<MarketId, PortfolioMarket> before;
  private final Map<MarketId, PortfolioMarket> after;

  /**
   * Takes a portfolio.
   *
   * @param order as it was
   * @param before its markets before the shock
   * @param after the same after it
   */
  ShockedOrder(
      PortfolioOrder order,
      Map<MarketId, PortfolioMarket> before,
      Map<MarketId, PortfolioMarket> after) {
    this.order = order;
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the portfolio before any trade.
   *
   * @param marketOf market whose price an asset follows, empty for money
   */
  PortfolioOrder held(Function<String, Optional<MarketId>> marketOf) {
    return new PortfolioOrder(
        order.positions().stream().map(this::moved).toList(),
        order.collateral().stream().map(asset -> moved(asset, marketOf)).toList());
  }

  private Position moved(Position position) {
    PortfolioMarket from = of(position.marketId(), before);
    return position.enteredAt(from).moved(from, of(position.marketId(), after));
  }

  private static PortfolioMarket of(MarketId id, Map<MarketId, PortfolioMarket> markets) {
    return Objects.requireNonNull(markets.get(id));
  }

  private PortfolioOrder.Asset moved(
      PortfolioOrder.Asset asset, Function<String, Optional<MarketId>> marketOf) {
    double factor =
        marketOf
            .apply(asset.name())
            .map(id -> of(id, after).markPrice() / of(id, before).markPrice())
            .orElse(1.0);
    return new PortfolioOrder.Asset(
        asset.name(),
        asset.quantity(),
        times(asset.markPrice(), factor),
        times(asset.oraclePrice(), factor));
  }

  private static OptionalDouble times(OptionalDouble price, double factor) {
    return price.isPresent() ? OptionalDouble.of(price.getAsDouble() * factor) : price;
  }

  /**
   * Returns a portfolio after trades: what closed positions have gained becomes dollars.
   *
   * @param held the portfolio before them
   * @param shocks what is traded
   */
  PortfolioOrder traded(PortfolioOrder held, Shocks shocks) {
    List<PortfolioOrder.Asset> assets = new ArrayList<>(held.collateral());
    double gained =
        held.positions().stream()
            .filter(position -> shocks.removed().contains(position.positionId()))
            .mapToDouble(this::gainUsd)
            .sum();
    if (gained != 0.0) {
      assets.add(
          new PortfolioOrder.Asset(DOLLAR, gained, OptionalDouble.empty(), OptionalDouble.empty()));
    }
    Stream<Position> kept =
        held.positions().stream()
            .filter(position -> !shocks.removed().contains(position.positionId()));
    return new PortfolioOrder(Stream.concat(kept, shocks.added().stream()).toList(), assets);
  }

  private double gainUsd(Position position) {
    PortfolioMarket market = of(position.marketId(), after);
    return position.gain(market) * market.usdPerQuote();
  }
}
