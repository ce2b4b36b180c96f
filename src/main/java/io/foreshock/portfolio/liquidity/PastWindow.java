package io.foreshock.portfolio.liquidity;

import io.foreshock.feature.AbdiRanaldoSpread;
import io.foreshock.feature.AmihudIlliquidity;
import io.foreshock.feature.CorwinSchultzSpread;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.WindowEstimate;
import io.foreshock.forecast.tail.EmpiricalQuantile;
import io.foreshock.market.PriceSeries;
import java.util.Arrays;
import java.util.Optional;

/** The last thirty complete days of a market and the bars inside them; no bar closes later. */
final class PastWindow {

  static final int DAYS = 30;

  private final PriceSeries bars;
  private final DailyObservations days;
  private final int firstDay;
  private final int from;
  private final int to;

  PastWindow(PriceSeries bars, DailyObservations days) {
    this.bars = bars;
    this.days = days;
    firstDay = Math.max(0, days.size() - DAYS);
    from = firstDay == 0 ? 0 : firstClosingAfter(days.closeTimeMs(firstDay - 1));
    to = days.size() == 0 ? 0 : firstClosingAfter(days.closeTimeMs(days.size() - 1));
  }

  private int firstClosingAfter(long timeMs) {
    int low = 0;
    int high = bars.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.closeTimeMs(middle) > timeMs) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * Returns half the spread, fraction of price: the smaller of two estimates. Both take the noise
   * of a volatile price for spread, Corwin and Schultz because negative pairs count as 0, Abdi and
   * Ranaldo because their mean over a month scatters widely; so the larger would charge volatility
   * twice.
   */
  Optional<Double> halfSpread() {
    Optional<Double> second =
        AbdiRanaldoSpread.WINDOW.over(bars, from, to).map(WindowEstimate::value);
    return CorwinSchultzSpread.over(bars, from, to)
        .flatMap(first -> second.map(other -> 0.5 * Math.min(first.value(), other)));
  }

  /**
   * Returns |return| ÷ turnover, the mean over the bars with volume, per unit of quote currency.
   */
  Optional<Double> amihud() {
    int first = Math.min(to, Math.max(1, from));
    return first == 0
        ? Optional.empty()
        : AmihudIlliquidity.over(bars, first, to).map(WindowEstimate::value);
  }

  /** Returns the turnovers of the days with volume, ascending, units of quote currency. */
  double[] turnovers() {
    return Arrays.stream(days.turnovers())
        .skip(firstDay)
        .filter(turnover -> turnover > 0.0 && turnover <= Money.LARGEST)
        .sorted()
        .toArray();
  }

  static double median(double[] ascending) {
    return EmpiricalQuantile.typeSeven(ascending, 0.5);
  }
}
