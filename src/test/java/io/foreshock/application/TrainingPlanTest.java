package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import io.foreshock.training.DataSource;
import io.foreshock.training.TrainingSeries;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {

  private static final long DAY_MS = 86_400_000L;

  private static TrainingSeries daily(AssetClass assetClass, LocalDate last) {
    MarketId id = new MarketId("M-" + last);
    Market market =
        new Market(id, "m", assetClass, "USD", TradingCalendar.CONTINUOUS, "p", ClockMode.REPLAY);
    PriceSeries.Builder bars = PriceSeries.builder(id, DAY_MS, 2);
    for (int back = 1; back >= 0; back--) {
      double unknown = Double.NaN;
      long openTimeMs = last.minusDays(back).toEpochDay() * DAY_MS;
      bars.add(new PriceBar(openTimeMs, unknown, unknown, unknown, 100, unknown));
    }
    DataSource source = new DataSource("s", "0", 2, "a", "b", "c", "d", true);
    return new TrainingSeries(source, market, bars.build());
  }

  @Test
  void holdingOut_days_countBackFromTheNewestBarOfTheGroup() {
    List<TrainingSeries> series =
        List.of(
            daily(AssetClass.INDEX, LocalDate.of(2020, 4, 24)),
            daily(AssetClass.EQUITY, LocalDate.of(2019, 1, 1)),
            daily(AssetClass.CRYPTO, LocalDate.of(2025, 1, 1)));
    TrainingPlan plan = TrainingPlan.EXCHANGE.holdingOut(365, series);

    // 2020 is a leap year, and its February lies between
    assertThat(plan.knownUntil()).containsExactly(LocalDate.of(2019, 4, 25));
    assertThat(plan.modelId()).isEqualTo("classical-exchange");
    assertThat(plan.shipsFits()).isFalse();
    assertThat(plan.profileVersion(LocalDate.of(2019, 4, 25))).isEqualTo(20190425);
  }

  @Test
  void holdingOut_noBarsOfTheGroup_throws() {
    List<TrainingSeries> series = List.of(daily(AssetClass.INDEX, LocalDate.of(2020, 1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingPlan.CRYPTO.holdingOut(1, series))
        .withMessageContaining("crypto");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingPlan.EXCHANGE.holdingOut(99_999_999, series))
        .withMessageContaining("99999999");
  }

  @Test
  void profileVersion_publishedEditions_countFromOne() {
    assertThat(TrainingPlan.EXCHANGE.profileVersion(LocalDate.of(2006, 12, 31))).isEqualTo(1);
    assertThat(TrainingPlan.EXCHANGE.profileVersion(LocalDate.of(2012, 12, 31))).isEqualTo(2);
    assertThat(TrainingPlan.CRYPTO.profileVersion(LocalDate.of(2022, 12, 31))).isEqualTo(2);
  }
}
