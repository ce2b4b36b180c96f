package io.foreshock.adapter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketMappingFileTest {

  private static final MarketDirectory BUNDLED = MarketMappingFile.bundled();

  @ParameterizedTest
  @CsvSource({
    "^GSPC, INDEX.GSPC, INDEX, USD",
    "SP500, INDEX.GSPC, INDEX, USD",
    "^NDX, INDEX.NDX, INDEX, USD",
    "^DJI, INDEX.DJI, INDEX, USD",
    "DJI, INDEX.DJI, INDEX, USD",
    "^NYA, INDEX.NYA, INDEX, USD",
    "DAX, INDEX.DAX, INDEX, EUR",
    "FTSE100, INDEX.FTSE100, INDEX, GBP",
    "HSI, INDEX.HSI, INDEX, HKD",
    "NIK225, INDEX.NIK225, INDEX, JPY",
    "GOLD, METAL.GOLD, METAL, USD",
    "GOLD-IDX(1977-12-30=100), METAL.GOLD, METAL, USD",
    "SILVER-IDX, METAL.SILVER, METAL, USD",
    "USDCHF, FX.USDCHF, FX, CHF",
    "DJ30.T, EQUITY.T, EQUITY, USD"
  })
  void bundled_mappedSymbol_hasIdAndClass(
      String symbol, String id, AssetClass assetClass, String quote) {
    Market market = BUNDLED.resolve(symbol, AssetClass.UNCLASSIFIED);
    assertThat(market.id().value()).isEqualTo(id);
    assertThat(market.assetClass()).isEqualTo(assetClass);
    assertThat(market.quoteCurrency()).isEqualTo(quote);
    assertThat(market.calendar()).isEqualTo(TradingCalendar.EXCHANGE);
  }

  @ParameterizedTest
  @CsvSource({
    "BTCUSDT, BTCUSDT, USDT",
    "LUNAUSDT_v1, LUNAUSDT_V1, USDT",
    "BTCUSDT-PERP, BTCUSDT-PERP, USDT",
    "ETHUSDC, ETHUSDC, USDC",
    "SOLUSD-PERP, SOLUSD-PERP, USD",
    "BTC-USD, BTC-USD, USD",
    "ETH-USD(BinanceUS), ETH-USD_BINANCEUS_, USD"
  })
  void bundled_cryptoPattern_neverCloses(String symbol, String id, String quote) {
    Market market = BUNDLED.resolve(symbol, AssetClass.UNCLASSIFIED);
    assertThat(market.id().value()).isEqualTo(id);
    assertThat(market.quoteCurrency()).isEqualTo(quote);
    assertThat(market.assetClass()).isEqualTo(AssetClass.CRYPTO);
    assertThat(market.calendar()).isEqualTo(TradingCalendar.CONTINUOUS);
  }

  @ParameterizedTest
  @CsvSource({"VIX", "BTC-DVOL", "ACME", "T"})
  void bundled_otherSymbol_isNotKnown(String symbol) {
    assertThat(BUNDLED.known(symbol)).isEmpty();
  }

  @Test
  void bundled_markets_areFortyOne() {
    assertThat(BUNDLED.markets()).hasSize(41);
    assertThat(BUNDLED.resolveAll(List.of("DAX", "DJI"), AssetClass.INDEX)).hasSize(2);
  }

  @Test
  void parse_badField_namesWhereItIs() {
    assertThatThrownBy(() -> MarketMappingFile.parse("{\"markets\":[{}]}", "m.json"))
        .hasMessage("m.json, markets[0]: no field 'id'");
    assertThatThrownBy(() -> MarketMappingFile.parse("{", "m.json"))
        .hasMessageContaining("m.json: not JSON");
    String entry = "{\"markets\":[],\"patterns\":[{\"symbols\":\"*X\",\"class\":\"SHOES\"}]}";
    assertThatThrownBy(() -> MarketMappingFile.parse(entry, "m.json"))
        .hasMessageContaining("m.json, patterns[0]: 'class' must be one of [CRYPTO")
        .hasMessageContaining("was 'SHOES'");
  }

  @Test
  void bundledUnder_operatorEntry_replacesTheBundledOneAndKeepsTheRest(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("markets.json");
    Files.writeString(
        file,
        """
        {"markets": [{"id": "INDEX.GSPC", "symbol": "^GSPC", "aliases": [], "class": "INDEX",
          "quote": "USD", "calendar": "EXCHANGE", "profile": "house", "clock": "LIVE"}],
         "patterns": []}
        """);

    MarketDirectory directory = MarketMappingFile.bundledUnder(file);

    assertThat(directory.known("^GSPC").orElseThrow().clock()).isEqualTo(ClockMode.LIVE);
    assertThat(directory.known("^GSPC").orElseThrow().profile()).isEqualTo("house");
    assertThat(directory.known("^NDX").orElseThrow().clock()).isEqualTo(ClockMode.REPLAY);
    assertThat(directory.known("BTCUSDT")).isPresent();
  }

  @Test
  void bundledUnder_noFile_isTheBundledMapping(@TempDir Path folder) {
    MarketDirectory directory = MarketMappingFile.bundledUnder(folder.resolve("none.json"));

    assertThat(directory.markets()).isEqualTo(MarketMappingFile.bundled().markets());
  }
}
