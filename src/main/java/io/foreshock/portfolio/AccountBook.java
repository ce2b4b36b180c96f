package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An account's positions and holdings beside the shared gains of the contracts it holds. Nothing is
 * valued here; {@link AccountMargin} does that.
 */
public final class AccountBook {

  private final List<Position> positions;
  private final List<Holding> holdings;
  private final JointGains gains;
  private final JointGains withCollateral;
  private final ContractGains[] contracts;
  private final JointGains.Place[] places;
  private final double[] quantities;

  /**
   * Looks the contracts up.
   *
   * @param positions the positions
   * @param holdings collateral and debts
   * @param gains joint scenarios of the markets of positions
   * @param withCollateral joint scenarios of all markets; {@code gains} itself where no holding has
   *     another
   */
  public AccountBook(
      List<Position> positions,
      List<Holding> holdings,
      JointGains gains,
      JointGains withCollateral) {
    this.positions = List.copyOf(positions);
    this.holdings = List.copyOf(holdings);
    this.gains = gains;
    this.withCollateral = withCollateral;
    this.contracts = new ContractGains[positions.size()];
    this.places = new JointGains.Place[positions.size()];
    this.quantities = new double[positions.size()];
    for (int i = 0; i < quantities.length; i++) {
      Position position = positions.get(i);
      contracts[i] = gains.gains(position.marketId()).contract(position);
      places[i] = gains.place(position.marketId());
      quantities[i] = position.quantity();
    }
  }

  /** Returns the positions. */
  public List<Position> positions() {
    return positions;
  }

  /** Returns the holdings. */
  List<Holding> holdings() {
    return holdings;
  }

  /** Tells whether a holding follows the price of a market. */
  boolean holdsMarkets() {
    return holdings.stream().anyMatch(holding -> holding.marketId().isPresent());
  }

  JointGains gains() {
    return gains;
  }

  JointGains withCollateral() {
    return withCollateral;
  }

  /**
   * Returns the same account in the groups of all its markets, those of collateral among them; its
   * contracts gain there in other scenarios.
   */
  AccountBook amongCollateral() {
    return withCollateral == gains
        ? this
        : new AccountBook(positions, holdings, withCollateral, withCollateral);
  }

  ContractGains contract(int position) {
    return contracts[position];
  }

  JointGains.Place place(int position) {
    return places[position];
  }

  /** Returns the quantities as they are held. */
  double[] quantities() {
    return quantities.clone();
  }

  /** Returns what positions have gained since they were entered, where that is known, dollars. */
  double gainUsd() {
    double gain = 0.0;
    for (int i = 0; i < quantities.length; i++) {
      Position position = positions.get(i);
      if (position.entryPrice().isPresent()) {
        double entry = position.entryPrice().getAsDouble() * rate(position.marketId());
        gain += contracts[i].valueUsd(quantities[i]) - quantities[i] * entry;
      }
    }
    return gain;
  }

  private double rate(MarketId market) {
    return gains.gains(market).market().usdPerQuote();
  }

  /** Returns the markets of positions and holdings. */
  public SortedSet<MarketId> markets() {
    SortedSet<MarketId> markets = new TreeSet<>();
    positions.forEach(position -> markets.add(position.marketId()));
    holdings.forEach(holding -> holding.marketId().ifPresent(markets::add));
    return markets;
  }

  /**
   * Returns the net exposure to the price of a market, dollars; of an asset held as collateral too.
   */
  public double exposureUsd(MarketId market) {
    double exposure = 0.0;
    for (int i = 0; i < quantities.length; i++) {
      if (positions.get(i).marketId().equals(market)) {
        exposure += quantities[i] * contracts[i].exposureUsd();
      }
    }
    for (Holding holding : holdings) {
      if (holding.marketId().filter(market::equals).isPresent()) {
        exposure += holding.quantity() * holding.markPrice() * holding.usdPerQuote();
      }
    }
    return exposure;
  }
}
