package io.foreshock.adapter.cli;

import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.evaluation.MarginScore;
import io.foreshock.evaluation.MarginSummary;
import io.foreshock.evaluation.TailSummary;
import io.foreshock.evaluation.VarianceSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A backtest report as aligned text for people. */
final class ReportText {

  private ReportText() {}

  /**
   * Returns the margin table: means over market-sides, then each market-side.
   *
   * @param report the report
   * @param inSampleDays market-days of the margins before the oldest edition
   */
  static List<String> margins(BacktestReport report, int inSampleDays) {
    List<String> lines = new ArrayList<>();
    lines.add(marginHead("Margins, means over market-sides", "sides"));
    for (MarginSummary mean : report.marginMeans()) {
      lines.add(marginLine(mean.model(), mean.marketSides(), mean.meanMargin(), mean.metrics()));
    }
    lines.add("");
    lines.add(marginHead("Margins by market-side", "days"));
    for (MarginScore score : report.margins()) {
      String name = score.symbol() + " " + score.side().name().toLowerCase(Locale.ROOT);
      lines.add(
          marginLine(
              name + " " + score.model(), score.days(), score.meanMargin(), score.metrics()));
    }
    if (inSampleDays > 0) {
      lines.add("");
      lines.add(
          inSampleDays
              + " market-days of the champion lie before the oldest edition: documented"
              + " defaults, in sample.");
    }
    return lines;
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

  /** Returns the forecast tables: tails by model and level, then QLIKE. */
  static List<String> forecasts(BacktestReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-24s %6s %6s %9s %8s %8s %9s %9s",
            "Tails, means",
            "alpha",
            "sides",
            "coverage",
            "Kupiec",
            "Christ.",
            "FZ0",
            "excess"));
    for (TailSummary mean : report.tailMeans()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-24s %6s %6d %7.2f %% %6.0f %% %6.0f %% %9.4f %9.4f",
              mean.model(),
              mean.alpha(),
              mean.marketSides(),
              100 * mean.coverage(),
              100 * mean.kupiecAccepted(),
              100 * mean.christoffersenAccepted(),
              mean.fisslerZiegel(),
              mean.excess()));
    }
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%-24s %8s %9s", "Variance, means", "markets", "QLIKE"));
    for (VarianceSummary mean : report.varianceMeans()) {
      lines.add(
          String.format(
              Locale.ROOT, "%-24s %8d %9.4f", mean.model(), mean.markets(), mean.qlike()));
    }
    report.notScored().forEach(reason -> lines.add("not scored: " + reason));
    return lines;
  }
}
