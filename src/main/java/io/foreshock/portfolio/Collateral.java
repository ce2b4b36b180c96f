package io.foreshock.portfolio;

import io.foreshock.portfolio.collateral.CollateralValue;
import io.foreshock.portfolio.collateral.HaircutParts;
import java.util.List;

/**
 * What an account's holdings are worth.
 *
 * @param lines the holdings, in the order given
 */
public record Collateral(List<Line> lines) {

  /**
   * One holding.
   *
   * @param holding the holding
   * @param grossUsd value before the haircut, dollars; negative for a debt
   * @param haircut haircut and its parts
   * @param tailCorrelation correlation of the asset's fall with the portfolio's loss in the tail
   * @param valueUsd value after the haircut, dollars
   */
  public record Line(
      Holding holding,
      double grossUsd,
      HaircutParts haircut,
      double tailCorrelation,
      double valueUsd) {}

  /**
   * Values holdings.
   *
   * @param holdings the holdings
   * @param wrongWay what is known of how they fall with the portfolio
   */
  static Collateral of(List<Holding> holdings, WrongWay wrongWay) {
    return new Collateral(holdings.stream().map(each -> line(each, wrongWay)).toList());
  }

  private static Line line(Holding holding, WrongWay wrongWay) {
    double correlation = holding.marketId().map(wrongWay::tailCorrelation).orElse(0.0);
    CollateralValue value =
        holding
            .haircut()
            .value(holding.quantity(), holding.markPrice(), holding.oraclePrice(), correlation);
    double rate = holding.usdPerQuote();
    return new Line(
        holding, value.gross() * rate, value.haircut(), correlation, value.value() * rate);
  }

  /** Returns what all are worth after haircuts, dollars. */
  public double valueUsd() {
    return lines.stream().mapToDouble(Line::valueUsd).sum();
  }
}
