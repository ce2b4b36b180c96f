package io.foreshock.training;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import io.foreshock.model.ModelReference;
import java.util.List;
import java.util.Optional;

/**
 * What the gate judges by: two models' forecasts of the same days beside what happened. Plain
 * numbers, so that any kind of model can be judged; nothing here is checked but the order of days,
 * since a number that cannot be used is a finding of the gate.
 *
 * @param challenger who asks to serve
 * @param champion who serves
 * @param fitsNotConverged fits of the challenger's training that did not converge
 * @param markets markets both speak of
 */
public record GateEvidence(
    ModelReference challenger,
    ModelReference champion,
    int fitsNotConverged,
    List<GateMarket> markets) {

  /** Copies the list. */
  public GateEvidence {
    markets = List.copyOf(markets);
  }

  /**
   * One market.
   *
   * @param symbol the market, as its source names it
   * @param days days both forecast, strictly ascending
   * @param challengerMargin initial margin it publishes after the last day
   * @param championMargin initial margin the champion publishes then
   */
  public record GateMarket(
      String symbol, List<GateDay> days, Margin challengerMargin, Margin championMargin) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the days do not ascend
     */
    public GateMarket {
      days = List.copyOf(days);
      for (int t = 1; t < days.size(); t++) {
        if (!(days.get(t).epochDay() > days.get(t - 1).epochDay())) {
          throw new IllegalArgumentException(
              "days of " + symbol + " must ascend, found " + days.get(t).epochDay());
        }
      }
    }
  }

  /**
   * One day.
   *
   * @param epochDay days since 1970-01-01
   * @param logReturn realised log return
   * @param realizedVariance realised variance, squared log return
   * @param challenger what the challenger said before the day
   * @param champion what the champion said before the day
   */
  public record GateDay(
      long epochDay, double logReturn, double realizedVariance, Said challenger, Said champion) {

    double loss(Side side) {
      return side.loss(logReturn);
    }
  }

  /**
   * What one model said of a day.
   *
   * @param knownUntilMs last moment that touched the edition that spoke, epoch milliseconds
   * @param sigma daily volatility, log
   * @param longSide tail of long positions
   * @param shortSide tail of short positions
   * @param regime most likely regime at the end of the day, empty where the model names none
   */
  public record Said(
      long knownUntilMs, double sigma, Tail longSide, Tail shortSide, Optional<Regime> regime) {

    Tail side(Side side) {
      return side == Side.LONG ? longSide : shortSide;
    }
  }

  /**
   * Tail of one side, log losses.
   *
   * @param onePercent at α = 1 %
   * @param twoAndHalfPercent at α = 2.5 %
   */
  public record Tail(Level onePercent, Level twoAndHalfPercent) {}

  /**
   * Tail at one level, log losses.
   *
   * @param valueAtRisk VaR
   * @param expectedShortfall ES
   */
  public record Level(double valueAtRisk, double expectedShortfall) {}

  /**
   * A published initial margin.
   *
   * @param longSide of long positions, fraction of notional
   * @param shortSide of short positions
   */
  public record Margin(double longSide, double shortSide) {

    double side(Side side) {
      return side == Side.LONG ? longSide : shortSide;
    }
  }
}
