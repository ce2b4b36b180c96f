package io.foreshock.application;

import io.foreshock.portfolio.Position;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A portfolio to be assessed.
 *
 * @param positions positions in published markets
 * @param collateral assets and debts
 */
public record PortfolioOrder(List<Position> positions, List<Asset> collateral) {

  /** Copies the lists. */
  public PortfolioOrder {
    positions = List.copyOf(positions);
    collateral = List.copyOf(collateral);
  }

  /**
   * An asset held, or owed.
   *
   * @param name currency, market or asset
   * @param quantity units; negative is a debt
   * @param markPrice price at the venue, if told; else the close of the asset's market, or one
   * @param oraclePrice price told by others, if told
   */
  public record Asset(
      String name, double quantity, OptionalDouble markPrice, OptionalDouble oraclePrice) {}
}
