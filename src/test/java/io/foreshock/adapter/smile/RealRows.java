package io.foreshock.adapter.smile;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Inputs of the regression on days of a bundled series of half-hour closes. */
final class RealRows {

  private static final Path BARS = Path.of("training-data", "usdchf-30m-1996-2001", "bars.csv.gz");
  private static final long HALF_HOUR_MS = 1_800_000L;

  private RealRows() {}

  private static double price(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
  }

  static double[][] of() throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(BARS)), StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(lines::add);
    }
    PriceSeries.Builder bars =
        PriceSeries.builder(new MarketId("USDCHF"), HALF_HOUR_MS, lines.size());
    double open = price(lines.getFirst());
    for (String line : lines) {
      double close = price(line);
      long openTimeMs = Instant.parse(line.substring(0, line.indexOf(','))).toEpochMilli();
      bars.add(openTimeMs, open, Math.max(open, close), Math.min(open, close), close, Double.NaN);
      open = close;
    }
    VarianceFeatures features =
        VarianceFeatures.of(
            FeatureSchema.INTRADAY,
            DailyAggregation.of(bars.build(), TradingCalendar.CONTINUOUS),
            5,
            22,
            false);
    List<double[]> rows = new ArrayList<>();
    for (int day = 0; day < features.size(); day++) {
      if (features.hasRow(day)) {
        rows.add(features.row(day));
      }
    }
    return rows.toArray(double[][]::new);
  }
}
