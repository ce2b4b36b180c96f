package io.foreshock.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Pairs source symbols with markets. A symbol is looked up in this order: an entry's symbol, alias
 * or id; the first pattern it matches; otherwise it is new, and takes the class it is given.
 *
 * <p>The id of a symbol without an entry is the symbol in upper case with every character outside
 * {@code [A-Z0-9._-]} replaced by {@code _}, and {@code X} put before a first character that no id
 * may begin with. Different symbols may so meet in one id; {@link #resolveAll} refuses that.
 */
public final class MarketDirectory {

  /** ISO 4217 code for "no currency": the quote of markets about which nothing is known. */
  public static final String UNKNOWN_CURRENCY = "XXX";

  private final List<Market> markets;
  private final Map<String, Market> byName;
  private final List<MarketPattern> patterns;

  private MarketDirectory(
      List<Market> markets, Map<String, Market> byName, List<MarketPattern> patterns) {
    this.markets = List.copyOf(markets);
    this.byName = Map.copyOf(byName);
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Builds a directory.
   *
   * @param entries markets with their names
   * @param patterns families of markets; the first that matches counts
   * @throws IllegalArgumentException if two entries share an id, symbol or alias
   */
  public static MarketDirectory of(List<MappedMarket> entries, List<MarketPattern> patterns) {
    List<Market> markets = new ArrayList<>();
    Map<String, Market> byName = new LinkedHashMap<>();
    for (MappedMarket entry : entries) {
      markets.add(entry.market());
      put(byName, entry.market().id().value(), entry.market());
      put(byName, entry.market().symbol(), entry.market());
      entry.aliases().forEach(alias -> put(byName, alias, entry.market()));
    }
    return new MarketDirectory(markets, byName, patterns);
  }

  private static void put(Map<String, Market> byName, String name, Market market) {
    Market other = byName.putIfAbsent(name, market);
    if (other != null && !other.equals(market)) {
      throw new IllegalArgumentException(
          "name '" + name + "' stands for both " + other.id() + " and " + market.id());
    }
  }

  /** Returns the markets that have an entry of their own, in the order of the mapping. */
  public List<Market> markets() {
    return markets;
  }

  /** Returns the market of a symbol that an entry or a pattern knows. */
  public Optional<Market> known(String symbol) {
    Market mapped = byName.get(symbol);
    return mapped != null ? Optional.of(mapped) : matching(symbol);
  }

  private Optional<Market> matching(String symbol) {
    return patterns.stream()
        .filter(pattern -> pattern.matches(symbol))
        .findFirst()
        .map(pattern -> pattern.market(idOf(symbol), symbol));
  }

  /**
   * Returns the market of a symbol.
   *
   * @param symbol the name its source uses
   * @param assetClass class of a symbol the mapping does not know; a known one keeps its own
   * @throws IllegalArgumentException if no id can be made of the symbol, or its id belongs to
   *     another symbol's entry
   */
  public Market resolve(String symbol, AssetClass assetClass) {
    Market market = known(symbol).orElseGet(() -> unmapped(symbol, assetClass));
    Market owner = byName.get(market.id().value());
    if (owner != null && !owner.equals(market)) {
      throw new IllegalArgumentException(
          collision(market.id(), owner.symbol(), symbol) + "; use the mapped symbol");
    }
    return market;
  }

  /**
   * Returns the market of each symbol, in the order given.
   *
   * @param symbols symbols of one source
   * @param assetClass class of symbols the mapping does not know
   * @throws IllegalArgumentException if two symbols have one id, naming both
   */
  public Map<String, Market> resolveAll(Collection<String> symbols, AssetClass assetClass) {
    Map<String, Market> resolved = new LinkedHashMap<>();
    Map<MarketId, String> owners = new LinkedHashMap<>();
    for (String symbol : symbols) {
      Market market = resolve(symbol, assetClass);
      String owner = owners.putIfAbsent(market.id(), symbol);
      if (owner != null && !owner.equals(symbol)) {
        throw new IllegalArgumentException(
            collision(market.id(), owner, symbol) + "; give one of them another name");
      }
      resolved.put(symbol, market);
    }
    return Collections.unmodifiableMap(resolved);
  }

  private static String collision(MarketId id, String first, String second) {
    return "symbols '" + first + "' and '" + second + "' would both be market " + id;
  }

  /** Crypto-assets trade round the clock; of any other class that is not assumed. */
  private static Market unmapped(String symbol, AssetClass assetClass) {
    TradingCalendar calendar =
        assetClass == AssetClass.CRYPTO ? TradingCalendar.CONTINUOUS : TradingCalendar.EXCHANGE;
    return new Market(
        idOf(symbol),
        symbol,
        assetClass,
        UNKNOWN_CURRENCY,
        calendar,
        assetClass.name().toLowerCase(Locale.ROOT),
        ClockMode.REPLAY);
  }

  private static MarketId idOf(String symbol) {
    String id = symbol.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9._-]", "_");
    return new MarketId(id.matches("[._-].*") ? "X" + id : id);
  }
}
