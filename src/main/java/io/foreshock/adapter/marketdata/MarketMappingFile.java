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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the file that pairs source symbols with markets. */
public final class MarketMappingFile {

  /** Where the bundled mapping lies on the class path. */
  public static final String RESOURCE = "/markets.json";

  private MarketMappingFile() {}

  /** Returns the bundled mapping. */
  public static MarketDirectory bundled() {
    return bundledMapping().directory();
  }

  /**
   * Returns the bundled mapping under an operator's: where both speak of a market, by id, symbol or
   * alias, the operator's entry counts, and its patterns are tried first. This is where a market
   * gets a live clock or a profile of the operator's.
   *
   * @param file the operator's mapping; need not exist
   * @throws IllegalArgumentException naming the file and the field at fault
   */
  public static MarketDirectory bundledUnder(Path file) {
    if (!Files.exists(file)) {
      return bundled();
    }
    try {
      String json = Files.readString(file, StandardCharsets.UTF_8);
      return mapping(json, file.toString()).over(bundledMapping()).directory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mapping bundledMapping() {
    try (InputStream in = MarketMappingFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE + " on the class path");
      }
      return mapping(new String(in.readAllBytes(), StandardCharsets.UTF_8), RESOURCE);
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
    return mapping(json, source).directory();
  }

  private static Mapping mapping(String json, String source) {
    JsonFields file = JsonFields.parse(json, source);
    return new Mapping(
        file.objects("markets").stream().map(MarketMappingFile::market).toList(),
        file.objects("patterns").stream().map(MarketMappingFile::pattern).toList());
  }

  private record Mapping(List<MappedMarket> markets, List<MarketPattern> patterns) {

    MarketDirectory directory() {
      return MarketDirectory.of(markets, patterns);
    }

    Mapping over(Mapping below) {
      Set<String> taken = new HashSet<>();
      markets.forEach(entry -> taken.addAll(names(entry)));
      Stream<MappedMarket> rest =
          below.markets.stream().filter(entry -> Collections.disjoint(names(entry), taken));
      return new Mapping(
          Stream.concat(markets.stream(), rest).toList(),
          Stream.concat(patterns.stream(), below.patterns.stream()).toList());
    }

    private static Set<String> names(MappedMarket entry) {
      Set<String> names = new HashSet<>(entry.aliases());
      names.add(entry.market().symbol());
      names.add(entry.market().id().value());
      return names;
    }
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
