package io.foreshock.adapter.cli.report;

import io.foreshock.application.ScoredBacktest;
import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.ForecastReport;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.evaluation.MarginReport;
import io.foreshock.evaluation.MarginScore;
import io.foreshock.evaluation.MarginSummary;
import io.foreshock.evaluation.TailSummary;
import io.foreshock.evaluation.VarianceSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A backtest report as aligned text for people. */
public final class ReportText {

  private ReportText() {}

  /**
   * Returns the margin tables: means over market-sides, then each market-side, days out of sample
   * and in sample apart.
   *
   * @param scored the judgement
   */
  public static List<String> margins(ScoredBacktest scored) {
    List<String> lines = new ArrayList<>();
    scored.outOfSample().ifPresent(report -> margins(lines, "Margins", report.margins()));
    scored.inSample().ifPresent(report -> margins(lines, "Margins IN SAMPLE", report.margins()));
    return lines;
  }

  private static void margins(List<String> lines, String title, MarginReport report) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(marginHead(title + ", means over market-sides", "sides"));
    for (MarginSummary mean : report.means()) {
      lines.add(marginLine(mean.model(), mean.marketSides(), mean.meanMargin(), mean.metrics()));
    }
    lines.add("");
    lines.add(marginHead(title + " by market-side", "days"));
    for (MarginScore score : report.scores()) {
      String name = score.symbol() + " " + score.side().name().toLowerCase(Locale.ROOT);
      lines.add(
          marginLine(
              name + " " + score.model(), score.days(), score.meanMargin(), score.metrics()));
    }
  }

  private static String marginHead(String title, String count) {
    return String.format(
        Locale.ROOT,
        "%-46s %6s %9s %9s %6s %8s %8s %8s %8s %8s",
        title,
        count,
        "coverage",
        "mean IM",
        "eq",
        "peak/low",
        "1 day",
        "5 days",
        "30 days",
        "cost");
  }

  private static String marginLine(String name, int count, double mean, MarginMetrics metrics) {
    return String.format(
        Locale.ROOT,
        "%-46s %6d %7.2f %% %7.2f %% %6.3f %8.2f %+6.1f %% %+6.1f %% %+6.1f %% %+6.1f %%",
        name,
        count,
        100 * metrics.coverage(),
        100 * mean,
        metrics.equalCoverage(),
        metrics.peakToTrough(),
        100 * metrics.oneDayRise(),
        100 * metrics.fiveDayRise(),
        100 * metrics.thirtyDayRise(),
        100 * metrics.cost());
  }

  /**
   * Returns the forecast tables: tails by model and level, QLIKE, and what could not be scored.
   *
   * @param scored the judgement
   */
  public static List<String> forecasts(ScoredBacktest scored) {
    List<String> lines = new ArrayList<>();
    scored.outOfSample().ifPresent(report -> forecasts(lines, "", report));
    scored.inSample().ifPresent(report -> forecasts(lines, " IN SAMPLE", report));
    return lines;
  }

  private static void forecasts(List<String> lines, String sample, BacktestReport report) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    tails(lines, sample, report.forecasts());
    variances(lines, sample, report.forecasts());
    report.notScored().forEach(reason -> lines.add("not scored: " + reason));
  }

  private static void tails(List<String> lines, String sample, ForecastReport report) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%-24s %6s %6s %9s %8s %8s %8s %8s %9s %9s",
            "Tails" + sample + ", means",
            "alpha",
            "sides",
            "coverage",
            "Kupiec",
            "Christ.",
            "DQ",
            "Z2",
            "FZ0",
            "excess"));
    for (TailSummary mean : report.tailMeans()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-24s %6s %6d %7.2f %% %6.0f %% %6.0f %% %6.0f %% %6.0f %% %9.4f %9.4f",
              mean.model(),
              mean.alpha(),
              mean.marketSides(),
              100 * mean.coverage(),
              100 * mean.kupiecAccepted(),
              100 * mean.christoffersenAccepted(),
              100 * mean.dynamicQuantileAccepted(),
              100 * mean.shortfallAccepted(),
              mean.fisslerZiegel(),
              mean.excess()));
    }
  }

  private static void variances(List<String> lines, String sample, ForecastReport report) {
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT, "%-24s %8s %9s", "Variance" + sample + ", means", "markets", "QLIKE"));
    for (VarianceSummary mean : report.varianceMeans()) {
      lines.add(
          String.format(
              Locale.ROOT, "%-24s %8d %9.4f", mean.model(), mean.markets(), mean.qlike()));
    }
  }
}
