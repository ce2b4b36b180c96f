package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceState;
import io.foreshock.market.verification.VerifiedPrice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/verified-prices.md: a quote of 100 between 98 and 103. */
class MarketMarkTest {

  @ParameterizedTest
  @CsvSource({
    "FRESH, 90, 100, 100,",
    "DEGRADED, 90, 98, 103, PRICE_DEGRADED",
    "STALE, 90, 90, 103, PRICE_STALE",
    "STALE, 110, 98, 110, PRICE_STALE",
    "STALE, 100, 98, 103, PRICE_STALE"
  })
  void ofQuote_state_selectsBothSides(
      PriceState state, double close, double low, double high, String flag) {
    VerifiedPrice.Quote quote = new VerifiedPrice.Quote(100, 98, 103, 7);
    MarketMark mark =
        MarketMark.ofQuote(
            close,
            quote,
            new VerifiedPrice(
                new MarketId("BTCUSDT"), state, Optional.of(quote), List.of(), 1_000));
    assertThat(mark.low()).isEqualTo(low);
    assertThat(mark.high()).isEqualTo(high);
    assertThat(mark.of(1)).isEqualTo(low);
    assertThat(mark.of(-1)).isEqualTo(high);
    assertThat(mark.atMs()).isEqualTo(7);
    assertThat(mark.flag()).isEqualTo(Optional.ofNullable(flag));
  }
}
