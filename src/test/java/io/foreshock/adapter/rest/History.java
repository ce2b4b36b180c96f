package io.foreshock.adapter.rest;

import io.foreshock.adapter.Await;
import io.foreshock.adapter.marketdata.MarketBars;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingSets;
import io.foreshock.application.IngestBars;
import io.foreshock.application.RefreshRequests;
import io.foreshock.market.PriceBar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The last days of the bundled S&amp;P 500 history. */
final class History {

  static final String MARKET = "INDEX.GSPC";
  static final long DAY_MS = 86_400_000L;

  private static final int DAYS = 600;

  private History() {}

  /** Returns the last 600 bars. */
  static MarketBars bars() throws IOException {
    MarketBars all =
        new TrainingSets(Path.of("training-data"), MarketMappingFile.bundled())
            .load("sp500-daily-2000-2020")
            .markets()
            .getFirst();
    List<PriceBar> bars = all.bars();
    return new MarketBars(
        all.market(), all.barLengthMs(), bars.subList(bars.size() - DAYS, bars.size()));
  }

  /** Stores the bars and waits for the set; the second call finds both there. */
  static void publish(IngestBars ingest, RefreshRequests refresh) throws Exception {
    MarketBars bars = bars();
    ingest.ingest(
        List.of(new IngestBars.Batch(bars.market(), bars.barLengthMs(), bars.bars())),
        bars.bars().getLast().openTimeMs() + DAY_MS);
    refresh.request();
    Await.until("/v1/markets/" + MARKET, answer -> answer.statusCode() == 200);
  }
}
