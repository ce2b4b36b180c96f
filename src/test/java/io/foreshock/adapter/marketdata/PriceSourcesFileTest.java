package io.foreshock.adapter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceSource;
import io.foreshock.market.verification.PricedMarket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceSourcesFileTest {

  private static final String SOURCE =
      """
      {"id": "alpha", "heartbeatSeconds": 10, "maximumAgeSeconds": 60, "stuckSeconds": 300,
       "maximumConfidencePpm": 10000}\
      """;

  private static String market(String sources, String more) {
    return "{\"markets\": [{\"marketId\": \"BTCUSDT\", \"sources\": ["
        + sources
        + "]"
        + more
        + "}]}";
  }

  @Test
  void read_noFile_isNoMarket() {
    assertThat(PriceSourcesFile.read(Path.of("no", "such.json")).all()).isEmpty();
  }

  @Test
  void parse_market_hasItsSourcesAndDefaults() {
    PricedMarket market =
        PriceSourcesFile.parse(market(SOURCE, ""), "FILE")
            .market(new MarketId("BTCUSDT"))
            .orElseThrow();
    assertThat(market.sources())
        .isEqualTo(
            List.of(new PriceSource("alpha", 10_000, 60_000, 300_000, 10_000, Optional.empty())));
    assertThat(market.quorum()).isEqualTo(1);
    assertThat(market.divergencePpm()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\": \"alpha\" | \"id\": \"a b\" | markets[0], sources[0]: id must match",
        "\"id\": \"alpha\" | \"id\": 7 | markets[0], sources[0]: 'id' must be text, was 7",
        "Seconds\": 10 | Seconds\": 0 | sources[0]: 'heartbeatSeconds' must be in [1, 2592000], was '0'",
        "Seconds\": 60 | Seconds\": 6 | maximumAge must be at least the heartbeat of 10000 ms, was '6000 ms'",
        "10000} | 600000} | maximumConfidencePpm must be in (0, 500000], was '600000'",
        "10000} | 10000, \"publicKey\": \"xyz\"} | in Base64, was 'xyz'",
        "}]} | }], \"quorum\": 2} | quorum must be in [1, 1], was '2'",
        "BTCUSDT | btc | marketId must match"
      })
  void parse_fault_namesPlaceAndValue(String text, String wrong, String message) {
    String json =
        "{\"markets\": [{\"marketId\": \"BTCUSDT\", \"sources\": ["
            + SOURCE.replace("\n", " ")
            + "]}]}";
    assertThat(json).contains(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceSourcesFile.parse(json.replace(text, wrong), "FILE"))
        .withMessageStartingWith("FILE, markets[0]")
        .withMessageContaining(message);
  }
}
