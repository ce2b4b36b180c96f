package io.foreshock.training;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.model.ModelReference;
import io.foreshock.training.GateEvidence.GateDay;
import io.foreshock.training.GateEvidence.GateMarket;
import io.foreshock.training.GateEvidence.Level;
import io.foreshock.training.GateEvidence.Margin;
import io.foreshock.training.GateEvidence.Said;
import io.foreshock.training.GateEvidence.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Markets with normal returns of a known volatility, which the champion knows. */
final class GateExamples {

  static final ModelReference CHALLENGER = new ModelReference("net-crypto", "2022-12-31");
  static final ModelReference CHAMPION = new ModelReference("classical-crypto", "2022-12-31");
  static final long FIRST_DAY = 19_400;

  /** Quantiles and tail means of the standard normal law at 1 % and 2.5 %. */
  private static final double[] NORMAL = {
    2.3263478740408408, 2.6652142203457877, 1.9599639845400545, 2.3378027922014165
  };

  private GateExamples() {}

  static Said right(double sigma, Regime regime) {
    Tail tail =
        new Tail(
            new Level(NORMAL[0] * sigma, NORMAL[1] * sigma),
            new Level(NORMAL[2] * sigma, NORMAL[3] * sigma));
    return new Said(FIRST_DAY * 86_400_000L - 1, sigma, tail, tail, Optional.of(regime));
  }

  static GateMarket market(String symbol, int days, long seed) {
    Random random = new Random(seed);
    List<GateDay> all = new ArrayList<>();
    for (int t = 0; t < days; t++) {
      double sigma = 0.02 * (1.0 + 0.5 * StrictMath.sin(t / 40.0 + seed));
      double logReturn = sigma * random.nextGaussian();
      double variance = 0.0;
      for (int i = 0; i < 24; i++) {
        double part = sigma * random.nextGaussian();
        variance += part * part / 24.0;
      }
      Said said = right(sigma, sigma > 0.025 ? Regime.STRESSED : Regime.CALM);
      all.add(new GateDay(FIRST_DAY + t, logReturn, variance, said, said));
    }
    return new GateMarket(symbol, all, new Margin(0.2, 0.25), new Margin(0.2, 0.25));
  }

  /** Evidence in which the challenger says what the champion says. */
  static GateEvidence identical(int markets, int days) {
    List<GateMarket> all = new ArrayList<>();
    for (int market = 0; market < markets; market++) {
      all.add(market("M" + market, days, 100 + market));
    }
    return new GateEvidence(CHALLENGER, CHAMPION, 0, all);
  }

  static GateEvidence withMarkets(GateEvidence evidence, UnaryOperator<GateMarket> change) {
    return new GateEvidence(
        evidence.challenger(),
        evidence.champion(),
        evidence.fitsNotConverged(),
        evidence.markets().stream().map(change).toList());
  }

  static GateEvidence withDays(GateEvidence evidence, UnaryOperator<GateDay> change) {
    return withMarkets(
        evidence,
        market ->
            new GateMarket(
                market.symbol(),
                market.days().stream().map(change).toList(),
                market.challengerMargin(),
                market.championMargin()));
  }

  static GateEvidence saying(GateEvidence evidence, UnaryOperator<Said> change) {
    return withDays(
        evidence,
        day ->
            new GateDay(
                day.epochDay(),
                day.logReturn(),
                day.realizedVariance(),
                change.apply(day.challenger()),
                day.champion()));
  }

  static Said withSigma(Said said, double sigma) {
    return new Said(said.knownUntilMs(), sigma, said.longSide(), said.shortSide(), said.regime());
  }

  static Said withTails(Said said, UnaryOperator<Tail> change) {
    return new Said(
        said.knownUntilMs(),
        said.sigma(),
        change.apply(said.longSide()),
        change.apply(said.shortSide()),
        said.regime());
  }

  static Tail scaled(Tail tail, double factor) {
    return new Tail(scaled(tail.onePercent(), factor), scaled(tail.twoAndHalfPercent(), factor));
  }

  private static Level scaled(Level level, double factor) {
    return new Level(factor * level.valueAtRisk(), factor * level.expectedShortfall());
  }
}
