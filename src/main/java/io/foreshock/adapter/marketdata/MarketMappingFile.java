package io.foreshock.adapter.marketdata;

import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.MappedMarket;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.market.MarketPattern;
import io.foreshock.market.TradingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the file that pairs source symbols with markets. */
public final class MarketMappingFile {

  /** Where the bundled mapping lies on the class path. */
  public static final String RESOURCE = "/markets.json";

  private MarketMappingFile() {}

  /** Returns the bundled mapping. */
  public static MarketDirectory bundled() {
    try (InputStream in = MarketMappingFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE + " on the class path");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), RESOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a mapping.
   *
   * @param json text with the lists {@code markets} and {@code patterns}
   * @param source name for messages
   * @throws IllegalArgumentException naming the source and the field at fault
   */
  public static MarketDirectory parse(String json, String source) {
    JsonFields file = JsonFields.parse(json, source);
    List<MappedMarket> markets =
        file.objects("markets").stream().map(MarketMappingFile::market).toList();
    List<MarketPattern> patterns =
        file.objects("patterns").stream().map(MarketMappingFile::pattern).toList();
    return MarketDirectory.of(markets, patterns);
  }

  private static MappedMarket market(JsonFields entry) {
    Market market =
        new Market(
            new MarketId(entry.text("id")),
            entry.text("symbol"),
            entry.constant("class", AssetClass.class),
            entry.text("quote"),
            entry.constant("calendar", TradingCalendar.class),
            entry.text("profile"),
            entry.constant("clock", ClockMode.class));
    return new MappedMarket(market, new LinkedHashSet<>(entry.texts("aliases")));
  }

  private static MarketPattern pattern(JsonFields entry) {
    return new MarketPattern(
        entry.text("symbols"),
        entry.constant("class", AssetClass.class),
        entry.text("quote"),
        entry.constant("calendar", TradingCalendar.class),
        entry.text("profile"),
        entry.constant("clock", ClockMode.class));
  }
}
