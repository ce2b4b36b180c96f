package io.foreshock.adapter.exchange;

import io.foreshock.application.FetchBars;
import io.foreshock.application.FetchBars.Request;
import io.foreshock.application.StepProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs one download in a process of its own, for a test to kill. */
final class FetchRunner {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-10T12:30:00Z"), ZoneOffset.UTC);

  private FetchRunner() {}

  /** Downloads from the address given first into the file given second. */
  public static void main(String[] args) throws IOException {
    new ExchangeDownload(CLOCK, milliseconds -> {})
        .fetch(binance(args[0], Path.of(args[1])), StepProgress.SILENT);
  }

  static Request binance(String url, Path out) {
    return request(FetchBars.Source.BINANCE, FetchBars.Kind.CANDLES, "BTCUSDT", url, out);
  }

  static Request request(
      FetchBars.Source source, FetchBars.Kind kind, String symbol, String url, Path out) {
    return new Request(
        source,
        symbol,
        kind,
        3_600_000L,
        Instant.parse("2024-01-01T00:00:00Z").toEpochMilli(),
        OptionalLong.empty(),
        out.toString(),
        Optional.of(url));
  }
}
