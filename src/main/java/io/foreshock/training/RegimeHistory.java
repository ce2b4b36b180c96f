package io.foreshock.training;

import io.foreshock.forecast.RegimeView;
import io.foreshock.forecast.regime.LabelStability;
import io.foreshock.forecast.regime.OnlineRegimeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The regime models that served one market, one after the other. */
public final class RegimeHistory {

  private final String marketId;
  private final List<LabelStability.Refit> refits = new ArrayList<>();
  private @Nullable OnlineRegimeFilter serving;

  /** Starts a history without models. */
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
    if (view instanceof RegimeView.Filtered filtered && filtered.filter() != serving) {
      serving = filtered.filter();
      refits.add(new LabelStability.Refit(seen, filtered.filter().parameters()));
    }
  }

  /**
   * Returns how steady the labels were, empty where fewer than two models served.
   *
   * @param logReturns the market's returns, as many as days or more
   * @param observationsPerYear positive
   */
  public Optional<Labels> labels(double[] logReturns, double observationsPerYear) {
    return refits.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Labels(marketId, LabelStability.of(refits, logReturns, observationsPerYear)));
  }

  /**
   * How steady one market's labels were.
   *
   * @param marketId the market
   * @param stability agreement from fit to fit, and switches of what was served
   */
  public record Labels(String marketId, LabelStability stability) {}
}
