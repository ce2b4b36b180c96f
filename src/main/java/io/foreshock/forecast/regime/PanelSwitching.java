package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * One Markov-switching Student-t model for many markets: transitions, degrees of freedom, and means
 * and scales in units of each market's own long-run volatility are the same for all, the states are
 * each market's own. {@link StudentTSwitching} on one market is the case of one.
 *
 * <p>A market never seen has regimes from its first day ({@link PanelRegimeFilter}), and a refit
 * hardly moves parameters that so many days have a say in.
 */
public final class PanelSwitching {

  private PanelSwitching() {}

  /**
   * The result of a fit.
   *
   * @param parameters common parameters, in units of a market's long-run volatility
   * @param volatilities long-run volatility of each market of the fit: the standard deviation of
   *     its returns, in their unit
   * @param logLikelihood log-likelihood of all returns in their own units
   * @param convergence how the estimation ended
   * @param identification whether the states are apart enough; agreement with a warm start is that
   *     of the last 250 observations of every market
   */
  public record Fit(
      StudentTSwitchingParameters parameters,
      List<Double> volatilities,
      double logLikelihood,
      EmConvergence convergence,
      Identification identification) {

    /** Copies the list. */
    public Fit {
      volatilities = List.copyOf(volatilities);
    }

    /**
     * Returns the parameters of a market of the fit, in the unit of its returns.
     *
     * @param market its place in the panel
     */
    public StudentTSwitchingParameters ofMarket(int market) {
      return parameters.scaledBy(volatilities.get(market));
    }
  }

  /**
   * Fits the model.
   *
   * @param markets returns of each market in time order, each as {@link StudentTSwitching#fit}
   *     wants them; they need not cover the same days
   * @param states 2 or 3
   * @param settings options
   * @param warmStart common parameters to begin from, in units of long-run volatility, or null
   * @throws IllegalArgumentException if there is no market, a series cannot be fitted, whose place
   *     the message tells, states are neither 2 nor 3, or the warm start has another number
   */
  public static Fit fit(
      List<double[]> markets,
      int states,
      SwitchingSettings settings,
      @Nullable StudentTSwitchingParameters warmStart) {
    StudentTSwitching.requireStates(states, warmStart);
    List<Double> volatilities = volatilities(markets, settings.minimumObservations());
    List<double[]> scaled = new ArrayList<>();
    double logUnits = 0.0;
    for (int i = 0; i < markets.size(); i++) {
      scaled.add(ReturnChecks.divided(markets.get(i), volatilities.get(i)));
      logUnits += markets.get(i).length * StrictMath.log(volatilities.get(i));
    }
    double[] pooled = scaled.stream().flatMapToDouble(DoubleStream::of).toArray();
    int[] lengths = scaled.stream().mapToInt(series -> series.length).toArray();
    StudentTEm em =
        warmStart == null
            ? StudentTSwitching.coldStart(pooled, lengths, states, settings)
            : StudentTSwitching.warmStart(pooled, lengths, 1.0, settings, warmStart);
    StudentTSwitchingParameters parameters = em.parameters(1.0);
    return new Fit(
        parameters,
        volatilities,
        em.logLikelihood() - logUnits,
        em.convergence(),
        Identification.ofPanel(parameters, warmStart, scaled));
  }

  private static List<Double> volatilities(List<double[]> markets, int minimum) {
    if (markets.isEmpty()) {
      throw new IllegalArgumentException("markets must not be empty");
    }
    List<Double> volatilities = new ArrayList<>();
    for (int i = 0; i < markets.size(); i++) {
      try {
        volatilities.add(ReturnChecks.requireReturns(markets.get(i), minimum));
      } catch (IllegalArgumentException refused) {
        throw new IllegalArgumentException("markets[" + i + "]: " + refused.getMessage(), refused);
      }
    }
    return volatilities;
  }
}
