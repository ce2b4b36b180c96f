package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.application.VerifyPrices.Received;
import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.PriceReportStore;
import io.foreshock.market.verification.PriceSource;
import io.foreshock.market.verification.PriceState;
import io.foreshock.market.verification.PricedMarket;
import io.foreshock.market.verification.PricedMarkets;
import io.foreshock.market.verification.RefusalReason;
import io.foreshock.market.verification.RefusedReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyPricesTest {

  private static final MarketId MARKET = new MarketId("BTCUSDT");
  private static final long NOW_MS = 1_700_000_000_000L;
  private static final long HOUR_MS = 3_600_000;

  private final VerifyPrices prices =
      new VerifyPrices(
          new PricedMarkets(
              List.of(
                  new PricedMarket(
                      MARKET,
                      List.of(
                          new PriceSource(
                              "alpha", HOUR_MS, HOUR_MS, HOUR_MS, 10_000, Optional.empty())),
                      1,
                      5_000))),
          new Memory());

  /** Keeps what is accepted. */
  private static final class Memory implements PriceReportStore {

    private final List<PriceReport> accepted = new ArrayList<>();

    @Override
    public List<Outcome> append(List<Judged> reports) {
      return reports.stream().map(this::append).toList();
    }

    private Outcome append(Judged judged) {
      if (judged.refusal().isPresent()) {
        return Outcome.REFUSED;
      }
      accepted.add(judged.report());
      return Outcome.ACCEPTED;
    }

    @Override
    public List<PriceReport> accepted(MarketId marketId) {
      return accepted;
    }

    @Override
    public List<RefusedReport> refused(MarketId marketId, int limit) {
      return List.of();
    }
  }

  private static PriceReport report(String source, double price) {
    return new PriceReport(source, MARKET, price, 0, NOW_MS, NOW_MS);
  }

  @Test
  void receive_judgesEachReport() {
    assertThat(prices.receive(List.of(report("alpha", 100), report("alpha", -1))))
        .containsExactly(
            new Received(PriceReportStore.Outcome.ACCEPTED, Optional.empty()),
            new Received(
                PriceReportStore.Outcome.REFUSED, Optional.of(RefusalReason.IMPOSSIBLE_PRICE)));
  }

  @Test
  void receive_unknownSource_isRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prices.receive(List.of(report("nobody", 100))))
        .withMessageContaining("was 'nobody'");
  }

  @Test
  void state_notDecidedYet_isStale() {
    prices.receive(List.of(report("alpha", 100)));
    assertThat(prices.state(MARKET, NOW_MS)).contains(PriceState.STALE);
    assertThat(prices.state(new MarketId("OTHER"), NOW_MS)).isEmpty();
  }

  /** A process that stood still must not tell what it knew before. */
  @Test
  void state_decidedLongerThanAMinuteAgo_isStale() {
    prices.receive(List.of(report("alpha", 100)));
    prices.refresh(NOW_MS);
    assertThat(prices.state(MARKET, NOW_MS + 60_000)).contains(PriceState.FRESH);
    assertThat(prices.state(MARKET, NOW_MS + 60_001)).contains(PriceState.STALE);
  }

  @Test
  void state_decidedByASlowThread_isNotTakenBack() {
    prices.receive(List.of(report("alpha", 100)));
    prices.refresh(NOW_MS);
    prices.refresh(NOW_MS - 1); // had not seen the report yet
    assertThat(prices.state(MARKET, NOW_MS)).contains(PriceState.FRESH);
  }

  @Test
  void state_clockSetBack_followsTheClock() {
    prices.receive(List.of(report("alpha", 100)));
    prices.refresh(NOW_MS);
    prices.refresh(NOW_MS - HOUR_MS); // nothing had arrived by then
    assertThat(prices.state(MARKET, NOW_MS - HOUR_MS)).contains(PriceState.STALE);
  }
}
