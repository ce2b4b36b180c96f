package io.foreshock.portfolio;

import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;
import java.util.ArrayList;
import java.util.List;

/**
 * A matrix of price and volatility moves whose worst loss is the least margin of a market: options
 * may lose where no day of history went. Prices move by quarters of the published margin on either
 * side, implied volatility by +40 % and −22 %; moves far beyond count by the share margin ÷ move,
 * so that a position that moves with the price never needs more than its published margin. The
 * matrix is built as that of Paradex' portfolio margin (docs.paradex.trade/risk/portfolio-margin,
 * 2026), whose extended moves carry just such shares of its range of 16 %.
 */
final class FloorGrid {

  private static final int STEPS = 4;
  private static final double VOLATILITY_UP = 1.40;
  private static final double VOLATILITY_DOWN = 0.78;
  private static final double[] EXTENDED = {-0.66, -0.33, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0};

  private final List<Cell> cells = new ArrayList<>();

  /**
   * One cell.
   *
   * @param priceMove move of the price, a fraction, above −1 or equal to it
   * @param volatilityFactor factor on implied volatility
   * @param share share of the loss that counts, in (0, 1]
   */
  record Cell(double priceMove, double volatilityFactor, double share) {

    /** Returns the loss of a book, dollars, negative for a gain. */
    double lossUsd(MarketBook book) {
      return -share * book.profitUsd(logMove(), volatilityFactor);
    }

    /** Returns the loss of one position, dollars. */
    double lossUsd(MarketBook book, int position) {
      double profit = book.valuation(position).profit(logMove(), volatilityFactor);
      return -share * profit * book.market().usdPerQuote();
    }

    private double logMove() {
      return StrictMath.log1p(priceMove);
    }
  }

  /**
   * Makes the matrix of a market.
   *
   * @param published margin per side, ppm of notional
   */
  FloorGrid(SidedPpm published) {
    double fall = (double) published.longPpm() / Ppm.ONE;
    double rise = (double) published.shortPpm() / Ppm.ONE;
    addBoth(0.0);
    for (int step = 1; step <= STEPS; step++) {
      addBoth(-fall * step / STEPS);
      addBoth(rise * step / STEPS);
    }
    for (double move : EXTENDED) {
      double range = move < 0.0 ? fall : rise;
      if (Math.abs(move) > range) {
        cells.add(new Cell(move, VOLATILITY_UP, range / Math.abs(move)));
      }
    }
  }

  private void addBoth(double priceMove) {
    cells.add(new Cell(priceMove, VOLATILITY_UP, 1.0));
    cells.add(new Cell(priceMove, VOLATILITY_DOWN, 1.0));
  }

  /** Returns the cell in which a book loses most, of equal ones the first. */
  Cell worst(MarketBook book) {
    Cell worst = cells.getFirst();
    double most = worst.lossUsd(book);
    for (Cell cell : cells) {
      double loss = cell.lossUsd(book);
      if (loss > most) {
        worst = cell;
        most = loss;
      }
    }
    return worst;
  }

  /** Returns the worst loss of one position alone, dollars, not negative. */
  double worstUsd(MarketBook book, int position) {
    double most = 0.0;
    for (Cell cell : cells) {
      most = Math.max(most, cell.lossUsd(book, position));
    }
    return most;
  }
}
