package io.foreshock.training;

import io.foreshock.forecast.RegimeView;
import io.foreshock.forecast.regime.LabelStability;
import io.foreshock.forecast.regime.Regime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The regimes foreseen for one market, day by day, and how their borders moved. */
public final class RegimeHistory {

  private static final int DAYS_BETWEEN_BORDERS = 30;
  private static final int AGREEMENT_DAYS = 250;

  private final String marketId;
  private final List<Regime> foreseen = new ArrayList<>();
  private final List<Borders> borders = new ArrayList<>();

  /** Starts a history without days. */
  public RegimeHistory(String marketId) {
    this.marketId = marketId;
  }

  /**
   * Adds a day.
   *
   * @param seen days seen by then, ascending from call to call
   * @param view what is known of the regime then
   */
  public void add(int seen, RegimeView view) {
    if (view instanceof RegimeView.Outcome outcome) {
      foreseen.add(outcome.nextDay().mostLikely());
      if (borders.isEmpty() || seen - borders.getLast().seen() >= DAYS_BETWEEN_BORDERS) {
        borders.add(new Borders(seen, outcome));
      }
    }
  }

  /**
   * Returns how steady the labels were, empty where borders were noted fewer than twice.
   *
   * @param realizedVariances the market's, squared log returns, as many as days or more
   * @param observationsPerYear positive
   */
  public Optional<Labels> labels(double[] realizedVariances, double observationsPerYear) {
    if (borders.size() < 2) {
      return Optional.empty();
    }
    List<Double> agreements = new ArrayList<>();
    int relabels = 0;
    for (int i = 1; i < borders.size(); i++) {
      Borders before = borders.get(i - 1);
      Borders after = borders.get(i);
      agreements.add(agreement(before, after, realizedVariances));
      relabels += before.agrees(after, realizedVariances[after.seen() - 1]) ? 0 : 1;
    }
    int switches = LabelStability.switches(foreseen);
    return Optional.of(
        new Labels(
            marketId,
            new LabelStability(
                agreements, relabels, switches, foreseen.size(), observationsPerYear)));
  }

  private static double agreement(Borders before, Borders after, double[] realizedVariances) {
    int from = Math.max(0, after.seen() - AGREEMENT_DAYS);
    int same = 0;
    for (int day = from; day < after.seen(); day++) {
      same += before.agrees(after, realizedVariances[day]) ? 1 : 0;
    }
    return (double) same / (after.seen() - from);
  }

  /** The borders between regimes after so many days. */
  private record Borders(int seen, RegimeView.Outcome outcome) {

    boolean agrees(Borders other, double realizedVariance) {
      return outcome.regimeOf(realizedVariance) == other.outcome.regimeOf(realizedVariance);
    }
  }

  /**
   * How steady one market's labels were.
   *
   * @param marketId the market
   * @param stability agreement from one pair of borders to the next, and switches of the regime
   *     foreseen
   */
  public record Labels(String marketId, LabelStability stability) {}
}
