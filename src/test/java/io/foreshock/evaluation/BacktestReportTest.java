package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.AssetClass;
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

  // --- several models ----------------------------------------------------------------------------

  /** The forecasts of a series with every volatility multiplied, under another name. */
  private static ForecastSeries scaled(ForecastSeries series, String model, double factor) {
    return new ForecastSeries(
        series.symbol(),
        model,
        series.days().stream()
            .map(day ->
                new ForecastSeries.Day(
                    day.epochDay(),
                    factor * day.sigma(),
                    day.logReturn(),
                    day.realizedVariance(),
                    tail(factor * day.sigma())))
            .toList());
  }

  private final BacktestReport league =
      report(
          List.of(
              first,
              scaled(first, "twice", 2.0),
              second,
              scaled(second, "twice", 2.0),
              scaled(first, "only-here", 1.1)),
          List.of());

  private static double fisslerZiegel(ForecastSeries.Day day, Side side, double sigma) {
    double valueAtRisk = 2.2 * sigma;
    double shortfall = 1.2 * valueAtRisk;
    double excess = Math.max(side.loss(day.logReturn()) - valueAtRisk, 0);
    return excess / (0.01 * shortfall) + 1 / 1.2 + Math.log(shortfall) - 1;
  }

  /** Daily means over both sides of both markets, then Newey-West with ten lags written out. */
  @Test
  void comparisons_champion_isWhatANaiveTwinMakes() {
    LossComparison comparison =
        league.forecasts().comparisons().stream()
            .filter(each -> each.reference().equals("twice") && each.alpha().orElse(0) == 0.01)
            .findFirst()
            .orElseThrow();
    double[] d = new double[DAYS];
    for (int t = 0; t < DAYS; t++) {
      for (ForecastSeries series : List.of(first, second)) {
        ForecastSeries.Day day = series.days().get(t);
        for (Side side : Side.values()) {
          d[t] +=
              (fisslerZiegel(day, side, day.sigma()) - fisslerZiegel(day, side, 2 * day.sigma()))
                  / 4;
        }
      }
    }
    double mean = Arrays.stream(d).average().orElseThrow();
    double variance = 0;
    for (int lag = -10; lag <= 10; lag++) {
      for (int t = Math.max(0, lag); t < Math.min(DAYS, DAYS + lag); t++) {
        variance += (1 - Math.abs(lag) / 11.0) * (d[t] - mean) * (d[t - lag] - mean) / DAYS;
      }
    }
    assertThat(comparison.days()).isEqualTo(DAYS);
    assertThat(comparison.test().meanDifference()).isCloseTo(mean, within(1e-12));
    assertThat(comparison.test().statistic())
        .isCloseTo(mean / Math.sqrt(variance / DAYS), within(1e-9));
    assertThat(league.forecasts().comparisons())
        .extracting(LossComparison::reference)
        .containsExactly("twice", "twice", "twice", "only-here", "only-here", "only-here");
  }

  /** A model of one market cannot be in the set; twice the volatility is dropped. */
  @Test
  void confidence_modelsOfEveryMarket_keepTheBetterOne() {
    assertThat(league.forecasts().confidence())
        .hasSize(2 * 3)
        .noneMatch(each -> each.model().equals("only-here"))
        .filteredOn(each -> each.alpha() == 0.025)
        .allSatisfy(each -> assertThat(each.kept()).isEqualTo(each.model().equals("toy")));
  }

  @Test
  void wealths_champion_areProductsOfBets() {
    WealthPath path = report.forecasts().wealths().getFirst();
    EvalueWealth wealth = EvalueWealth.START;
    for (ForecastSeries.Day day : first.days()) {
      double beyond = Math.max(-day.logReturn() - 2.2 * day.sigma(), 0);
      wealth = wealth.with(beyond / (0.01 * 0.2 * 2.2 * day.sigma()));
    }
    assertThat(report.forecasts().wealths()).hasSize(4);
    assertThat(path.last()).isCloseTo(wealth.wealth(), within(1e-9));
    assertThat(report.forecasts().meanWealth().orElseThrow().last())
        .isCloseTo(
            report.forecasts().wealths().stream().mapToDouble(WealthPath::last).sum() / 4,
            within(1e-12));
    assertThat(report.forecasts().meanWealth().orElseThrow().highest())
        .isGreaterThanOrEqualTo(report.forecasts().meanWealth().orElseThrow().last());
  }

  @Test
  void years_ofAMargin_addUpToItsBreaches() {
    for (MarginScore score : report.margins().scores()) {
      List<YearScore> years =
          report.margins().years().stream().filter(year -> year.side() == score.side()).toList();
      assertThat(years).hasSize(1).allMatch(year -> year.year() == 1970);
      assertThat(years.getFirst().days()).isEqualTo(score.days());
      assertThat(years.getFirst().exceedances()).isEqualTo(score.lossToMargin().breaches());
      assertThat(years.getFirst().coverage()).isCloseTo(score.metrics().coverage(), within(1e-12));
    }
  }

  /** A right forecast is accepted and a tenth of it is not, by its own critical value. */
  @Test
  void shortfall_understated_isRejectedByTheSimulatedValue() {
    TailScore right = TailScore.of(first, Side.LONG, 0.025);
    TailScore low = TailScore.of(scaled(first, "low", 0.5), Side.LONG, 0.025);
    assertThat(right.shortfall().accepted()).isTrue();
    assertThat(low.shortfall().accepted()).isFalse();
    assertThat(low.shortfall().unconditional())
        .isLessThan(low.shortfall().unconditionalCritical().orElseThrow());
    assertThat(right.shortfall().unconditional())
        .isGreaterThan(right.shortfall().unconditionalCritical().orElseThrow());
  }

  @Test
  void differences_sameMarginInOtherUnits_areZero() {
    List<MarginSeries> margins = new ArrayList<>();
    for (Side side : Side.values()) {
      MarginSeries own = margins(first, side, 2.5);
      margins.add(new MarginSeries("A", side, "toy", own.days()));
      margins.add(new MarginSeries("A", side, "dearer", margins(first, side, 5.0).days()));
      margins.add(new MarginSeries("A", side, "flat", flat(own).days()));
    }
    List<EqualCoverageDifference> differences =
        report(List.of(first), margins).margins().differences();
    assertThat(differences)
        .extracting(EqualCoverageDifference::reference)
        .containsExactly("dearer", "flat");
    // eq does not know the level of a margin, so a dearer one of the same shape is as good.
    assertThat(differences.get(0).interval().difference()).isCloseTo(0.0, within(1e-12));
    assertThat(differences.get(0).interval().upper()).isCloseTo(0.0, within(1e-12));
    assertThat(differences.get(1).marketSides()).isEqualTo(2);
    assertThat(differences.get(1).interval().lower())
        .isLessThan(differences.get(1).interval().upper());
  }

  private static MarginSeries flat(MarginSeries series) {
    return new MarginSeries(
        series.symbol(),
        series.side(),
        "flat",
        series.days().stream()
            .map(day ->
                new MarginSeries.Day(day.epochDay(), 0.03, day.loss(), day.championValueAtRisk()))
            .toList());
  }

  @Test
  void goals_metrics_areCountedOneByOne() {
    MarginGoals goals = MarginGoals.of(AssetClass.INDEX);
    MarginMetrics just = new MarginMetrics(0.993, 0.86, 4.0, 9.0, 0.60, 9.0, 9.0, 0.25);
    MarginMetrics none = new MarginMetrics(0.992, 0.87, 4.1, 0.0, 0.61, 0.0, 0.0, 0.26);
    assertThat(goals.met(just)).isEqualTo(5);
    assertThat(goals.met(none)).isZero();
  }
}
