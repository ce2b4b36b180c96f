package io.foreshock.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketDirectoryTest {

  private static final Market GSPC =
      new Market(
          new MarketId("INDEX.GSPC"),
          "^GSPC",
          AssetClass.INDEX,
          "USD",
          TradingCalendar.EXCHANGE,
          "index",
          ClockMode.REPLAY);

  private static final MarketDirectory DIRECTORY =
      MarketDirectory.of(
          List.of(new MappedMarket(GSPC, Set.of("SP500"))),
          List.of(
              pattern("*USDT", "USDT"), pattern("*USD-PERP", "USD"), pattern("BTC-USD*", "USD")));

  private static MarketPattern pattern(String form, String quote) {
    return new MarketPattern(
        form, AssetClass.CRYPTO, quote, TradingCalendar.CONTINUOUS, "crypto", ClockMode.REPLAY);
  }

  @ParameterizedTest
  @CsvSource({"^GSPC", "SP500", "INDEX.GSPC"})
  void resolve_symbolAliasOrId_isTheEntry(String symbol) {
    assertThat(DIRECTORY.resolve(symbol, AssetClass.CRYPTO)).isEqualTo(GSPC);
  }

  @ParameterizedTest
  @CsvSource({
    "BTCUSDT, BTCUSDT, USDT",
    "XBTUSD-PERP, XBTUSD-PERP, USD",
    "BTC-USD, BTC-USD, USD",
    "BTC-USD(Bitstamp), BTC-USD_BITSTAMP_, USD"
  })
  void resolve_symbolOfAPattern_isContinuousCrypto(String symbol, String id, String quote) {
    Market market = DIRECTORY.resolve(symbol, AssetClass.UNCLASSIFIED);
    assertThat(market.id()).isEqualTo(new MarketId(id));
    assertThat(market.symbol()).isEqualTo(symbol);
    assertThat(market.assetClass()).isEqualTo(AssetClass.CRYPTO);
    assertThat(market.calendar()).isEqualTo(TradingCalendar.CONTINUOUS);
    assertThat(market.quoteCurrency()).isEqualTo(quote);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, EQUITY, ACME, EXCHANGE, equity",
    "foo/bar, CRYPTO, FOO_BAR, CONTINUOUS, crypto",
    "^FOO, UNCLASSIFIED, X_FOO, EXCHANGE, unclassified",
    "USDTX, FX, USDTX, EXCHANGE, fx"
  })
  void resolve_unknownSymbol_takesTheGivenClass(
      String symbol, AssetClass given, String id, TradingCalendar calendar, String profile) {
    Market market = DIRECTORY.resolve(symbol, given);
    assertThat(DIRECTORY.known(symbol)).isEmpty();
    assertThat(market)
        .isEqualTo(
            new Market(
                new MarketId(id), symbol, given, "XXX", calendar, profile, ClockMode.REPLAY));
  }

  @Test
  void resolve_unknownSymbolWithTheIdOfAnEntry_isRefused() {
    assertThatThrownBy(() -> DIRECTORY.resolve("index.gspc", AssetClass.INDEX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'^GSPC' and 'index.gspc'")
        .hasMessageContaining("INDEX.GSPC");
  }

  @Test
  void resolveAll_symbolsThatMeetInOneId_areRefused() {
    assertThatThrownBy(() -> DIRECTORY.resolveAll(List.of("a/b", "a:b"), AssetClass.EQUITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a/b' and 'a:b' would both be market A_B");
    assertThatThrownBy(() -> DIRECTORY.resolveAll(List.of("^GSPC", "SP500"), AssetClass.EQUITY))
        .hasMessageContaining("INDEX.GSPC");
  }

  @Test
  void resolveAll_differentSymbols_keepsTheirOrder() {
    assertThat(DIRECTORY.resolveAll(List.of("SP500", "ETHUSDT", "A"), AssetClass.EQUITY))
        .containsOnlyKeys("SP500", "ETHUSDT", "A")
        .containsEntry("SP500", GSPC)
        .satisfies(
            markets -> assertThat(markets.keySet()).containsExactly("SP500", "ETHUSDT", "A"));
  }

  @Test
  void resolve_emptySymbol_isRefused() {
    assertThatThrownBy(() -> DIRECTORY.resolve("", AssetClass.EQUITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_twoEntriesWithOneAlias_areRefused() {
    Market other =
        new Market(
            new MarketId("INDEX.OTHER"),
            "^OTHER",
            AssetClass.INDEX,
            "USD",
            TradingCalendar.EXCHANGE,
            "index",
            ClockMode.REPLAY);
    assertThatThrownBy(() ->
            MarketDirectory.of(
                List.of(
                    new MappedMarket(GSPC, Set.of("SP500")),
                    new MappedMarket(other, Set.of("SP500"))),
                List.of()))
        .hasMessageContaining("'SP500' stands for both INDEX.GSPC and INDEX.OTHER");
  }

  @Test
  void pattern_withoutStar_isRefused() {
    assertThatThrownBy(() -> pattern("BTCUSDT", "USDT")).hasMessageContaining("'BTCUSDT'");
  }
}
