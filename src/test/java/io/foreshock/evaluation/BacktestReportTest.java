package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores a small made-up backtest again, number by number and without the judges. */
class BacktestReportTest {

  private static final int DAYS = 300;
  private static final double[] ALPHAS = {0.025, 0.01, 0.005, 0.001};

  private static double factor(double alpha) {
    return alpha == 0.025 ? 1.9 : alpha == 0.01 ? 2.2 : alpha == 0.005 ? 2.5 : 3.0;
  }

  private static TailForecast tail(double sigma) {
    double[] valueAtRisk = new double[8];
    double[] shortfall = new double[8];
    TailMethod[] methods = new TailMethod[8];
    Arrays.fill(methods, TailMethod.EMPIRICAL);
    for (int i = 0; i < 8; i++) {
      valueAtRisk[i] = factor(ALPHAS[i % 4]) * sigma;
      shortfall[i] = 1.2 * valueAtRisk[i];
    }
    return TailForecast.of(valueAtRisk, shortfall, methods);
  }

  private static ForecastSeries forecasts(String symbol, long seed) {
    Random random = new Random(seed);
    List<ForecastSeries.Day> days = new ArrayList<>();
    for (int t = 0; t < DAYS; t++) {
      double sigma = 0.01 + 0.005 * random.nextDouble();
      double logReturn = t % 50 == 7 ? 0.0 : sigma * random.nextGaussian();
      days.add(new ForecastSeries.Day(t, sigma, logReturn, logReturn * logReturn, tail(sigma)));
    }
    return new ForecastSeries(symbol, "toy", days);
  }

  private static MarginSeries margins(ForecastSeries forecasts, Side side, double scale) {
    return new MarginSeries(
        forecasts.symbol(),
        side,
        "margin",
        forecasts.days().stream()
            .map(day ->
                new MarginSeries.Day(
                    day.epochDay(),
                    scale * day.sigma(),
                    side.loss(day.logReturn()),
                    2.2 * day.sigma()))
            .toList());
  }

  private final ForecastSeries first = forecasts("A", 1);
  private final ForecastSeries second = forecasts("B", 2);
  private final BacktestReport report =
      report(
          List.of(first, second),
          List.of(margins(first, Side.LONG, 2.5), margins(first, Side.SHORT, 3.5)));

  private static BacktestReport report(List<ForecastSeries> forecasts, List<MarginSeries> margins) {
    return BacktestReport.of(
        new BacktestReport.Evidence(forecasts, List.of(), margins, List.of()), "toy");
  }

  @Test
  void of_tail_isWhatANaiveTwinMakes() {
    TailScore score =
        report.forecasts().tails().stream()
            .filter(each -> each.symbol().equals("A") && each.side() == Side.LONG)
            .filter(each -> each.alpha() == 0.025)
            .findFirst()
            .orElseThrow();
    double beyond = 0;
    double loss = 0;
    double logs = 0;
    for (ForecastSeries.Day day : first.days()) {
      double valueAtRisk = 1.9 * day.sigma();
      double shortfall = 1.2 * valueAtRisk;
      double excess = -day.logReturn() - valueAtRisk;
      beyond += excess > 0 ? 1 : 0;
      loss += (excess > 0 ? excess : 0) / (0.025 * shortfall) + 1 / 1.2 + Math.log(shortfall) - 1;
      logs += Math.log(shortfall);
    }
    assertThat(score.days()).isEqualTo(DAYS);
    assertThat(beyond).isPositive();
    assertThat(score.coverage()).isCloseTo(1 - beyond / DAYS, within(1e-12));
    assertThat(score.fisslerZiegel()).isCloseTo(loss / DAYS, within(1e-9));
    assertThat(score.excess()).isCloseTo((loss - logs) / DAYS, within(1e-9));
  }

  @Test
  void of_daysThatDidNotMove_areLeftOutOfQlikeAndCounted() {
    VarianceScore score = report.forecasts().variances().getFirst();
    double sum = 0;
    int moved = 0;
    for (ForecastSeries.Day day : first.days()) {
      if (day.realizedVariance() > 0) {
        double ratio = day.realizedVariance() / (day.sigma() * day.sigma());
        sum += ratio - Math.log(ratio) - 1;
        moved++;
      }
    }
    assertThat(score.leftOut()).isEqualTo(6).isEqualTo(DAYS - moved);
    assertThat(score.qlike()).isCloseTo(sum / moved, within(1e-9));
  }

  @Test
  void means_overMarketSides_arePlain() {
    TailSummary mean =
        report.forecasts().tailMeans().stream()
            .filter(each -> each.alpha() == 0.01)
            .findFirst()
            .orElseThrow();
    List<TailScore> scores =
        report.forecasts().tails().stream().filter(each -> each.alpha() == 0.01).toList();
    assertThat(mean.marketSides()).isEqualTo(4).isEqualTo(scores.size());
    assertThat(mean.coverage())
        .isCloseTo(scores.stream().mapToDouble(TailScore::coverage).sum() / 4, within(1e-12));
    assertThat(mean.kupiecAccepted() * 4)
        .isEqualTo(scores.stream().filter(each -> each.kupiecP() >= 0.05).count());
    assertThat(report.forecasts().tailMeans()).hasSize(3);
    assertThat(report.forecasts().varianceMeans().getFirst().markets()).isEqualTo(2);
  }

  @Test
  void of_margins_areWhatANaiveTwinMakes() {
    MarginSummary mean = report.margins().means().getFirst();
    assertThat(mean.marketSides()).isEqualTo(2);
    // Both margins are multiples of sigma, and the value at risk is 2.2 of it.
    assertThat(mean.metrics().cost()).isCloseTo((2.5 / 2.2 + 3.5 / 2.2) / 2 - 1, within(1e-12));
    double peak = first.days().stream().mapToDouble(ForecastSeries.Day::sigma).max().orElseThrow();
    double low = first.days().stream().mapToDouble(ForecastSeries.Day::sigma).min().orElseThrow();
    assertThat(mean.metrics().peakToTrough()).isCloseTo(peak / low, within(1e-12));
    double rise = 0;
    for (int t = 0; t + 5 < DAYS; t++) {
      rise = Math.max(rise, first.days().get(t + 5).sigma() / first.days().get(t).sigma() - 1);
    }
    assertThat(mean.metrics().fiveDayRise()).isCloseTo(rise, within(1e-12));
  }

  @Test
  void of_seriesOnWhichAScoreIsNotDefined_isNamedAndLeavesTheOthers() {
    ForecastSeries still =
        new ForecastSeries(
            "STILL", "toy", List.of(new ForecastSeries.Day(0, 0.01, 0.0, 0.0, tail(0.0))));
    BacktestReport mixed = report(List.of(still, first), List.of(margins(still, Side.LONG, 1)));
    assertThat(mixed.notScored())
        .hasSize(1 + 6 + 2 + 1)
        .allMatch(line -> line.startsWith("STILL "));
    assertThat(mixed.forecasts().tails()).hasSize(6);
    assertThat(mixed.margins().scores()).isEmpty();
  }
}
