package io.foreshock.application;

import io.foreshock.adapter.marketdata.CsvBarReader;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.ParsedBars;
import io.foreshock.adapter.marketdata.ReadProgress;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.AssetClass;
import io.foreshock.market.BarIntake;
import io.foreshock.market.Market;
import io.foreshock.market.PriceSeries;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Histories and editions that tests of the backtest share. */
final class BacktestExamples {

  private static final String NO_HASH = "0".repeat(64);

  private BacktestExamples() {}

  /** The S&P 500 of the bundled training data, its first bars. */
  static MarketHistory standardAndPoor(int bars) throws IOException {
    Path file = Path.of("training-data", "sp500-daily-2000-2020", "bars.csv.gz");
    return history(file, "^GSPC", bars);
  }

  /** The first bars of one symbol of a file. */
  static MarketHistory history(Path file, String symbol, int bars) throws IOException {
    ParsedBars parsed =
        CsvBarReader.create().read(file, ReadProgress.SILENT).symbols().stream()
            .filter(each -> each.symbol().equals(symbol))
            .findFirst()
            .orElseThrow();
    Market market = MarketMappingFile.bundled().resolve(symbol, AssetClass.UNCLASSIFIED);
    PriceSeries accepted =
        BarIntake.of(market.id(), parsed.barLengthMs(), parsed.bars(), Long.MAX_VALUE).accepted();
    return MarketHistory.of(market, accepted.first(Math.min(bars, accepted.size())));
  }

  /** No editions: documented defaults on every day. */
  static ChampionDirectory documented() {
    return new ChampionDirectory(new Editions(List.of(), NO_HASH), Map.of());
  }

  /** Editions for indices with documented settings, which end at these moments. */
  static ChampionDirectory editions(String... knownUntil) {
    List<Edition> editions =
        Stream.of(knownUntil)
            .map(time ->
                new Edition(
                    "classical-exchange",
                    time.substring(0, 10),
                    ClassGroup.EXCHANGE,
                    Instant.parse(time).toEpochMilli(),
                    NO_HASH,
                    Map.of(AssetClass.INDEX, ClassSettings.documented(AssetClass.INDEX))))
            .toList();
    return new ChampionDirectory(new Editions(editions, NO_HASH), Map.of());
  }

  /** The backtest of a history with every row. */
  static MarketBacktest backtest(
      MarketHistory history, ChampionDirectory champions, FittedParameters memory) {
    return backtest(history, champions, memory, LocalDate.MIN);
  }

  static MarketBacktest backtest(
      MarketHistory history, ChampionDirectory champions, FittedParameters memory, LocalDate from) {
    return new BacktestWalk(
            history.market().symbol(),
            history,
            champions,
            memory,
            RefitSchedule.MONTHLY,
            from,
            true)
        .toEnd(() -> {});
  }

  /** Remembers fits, so that walking the same days twice costs little. */
  static final class Memory implements FittedParameters {

    private final Map<String, double[]> fits = new ConcurrentHashMap<>();

    @Override
    public double @Nullable [] find(String key) {
      return fits.get(key);
    }

    @Override
    public void remember(String key, double[] parameters) {
      fits.put(key, parameters.clone());
    }

    @Override
    public void flush() {}
  }
}
