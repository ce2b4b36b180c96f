package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MemberBenchTest {

  private static final FitMemory FITS = new FitMemory();
  private static final DailyObservations DAYS = TestMembers.intraday(660);

  /** Fits at 500, 510, 540, 570, 600, 630 and 660 days, those of heavy members at 500 and 600. */
  private static final int[] CUTS = {500, 509, 510, 511, 555, 599, 600, 601, 659};

  private static final double SIGMA = 0.02;

  private static MemberBench bench(DailyObservations days, FittedParameters memory) {
    return new MemberBench(days, RefitSchedule.MONTHLY, memory, TestMembers.PRIOR);
  }

  @ParameterizedTest
  @EnumSource(MemberName.class)
  void member_cutInput_saysTheSameToTheBit(MemberName name) {
    ForecastMember whole = TestMembers.of(name, DAYS, FITS);
    int shown = 0;
    for (int cut : CUTS) {
      TestMembers.shown(whole, shown, cut);
      shown = cut;
      ForecastMember part = TestMembers.of(name, DAYS.slice(0, cut), FITS);
      TestMembers.shown(part, 0, cut);
      assertThat(whole.ready()).isTrue();
      assertThat(part.forecast()).isEqualTo(whole.forecast());
    }
  }

  /** A return that belongs to tomorrow changes what is said today: the comparison can fail. */
  @ParameterizedTest
  @EnumSource(
      value = MemberName.class,
      names = {"EGARCH_FHS", "MS_GARCH", "CAVIAR_AS", "CAVIAR_SAV", "SV_FHS"})
  void member_plantedLeak_isCaught(MemberName name) {
    double[] early = SimulatedMarkets.returns(561, 1, SIGMA, 5);
    double[] leaking = Arrays.copyOfRange(early, 1, 561);
    double[] cut = leaking.clone();
    cut[549] = 0.0;
    assertThat(forecast(name, leaking)).isNotEqualTo(forecast(name, cut));
  }

  private static MemberForecast forecast(MemberName name, double[] returns) {
    ForecastMember member = TestMembers.of(name, TestMembers.daily(returns), FITS);
    return TestMembers.shown(member, 0, 550).forecast();
  }

  @Test
  void forecasts_fourHundredNinetyNineDays_areNone() {
    assertThat(TestMembers.after(bench(DAYS, FITS), 499)).isEmpty();
  }

  @Test
  void forecasts_fiveHundredIntradayDays_areOfTheWholeBench() {
    EnumSet<MemberName> combined = EnumSet.copyOf(MemberName.combined());
    assertThat(TestMembers.after(bench(DAYS, FITS), 500))
        .extracting(MemberForecast::member)
        .containsExactlyElementsOf(EnumSet.complementOf(combined));
  }

  @Test
  void forecasts_dailyBars_leaveRealizedGarchSilent() {
    DailyObservations daily = TestMembers.daily(SimulatedMarkets.returns(505, 1, SIGMA, 5));
    assertThat(TestMembers.after(bench(daily, FITS), 505))
        .extracting(MemberForecast::member)
        .hasSize(8)
        .doesNotContain(MemberName.REALIZED_GARCH_FHS);
  }

  @Test
  void forecasts_anyMemory_areTheSameToTheBit() {
    FitMemory filled = new FitMemory();
    List<MemberForecast> fitted = TestMembers.after(bench(DAYS, FittedParameters.NONE), 620);
    List<MemberForecast> recorded = TestMembers.after(bench(DAYS, filled), 620);
    int known = filled.misses();
    List<MemberForecast> remembered = TestMembers.after(bench(DAYS, filled), 620);
    assertThat(known).isPositive();
    assertThat(filled.misses()).isEqualTo(known);
    assertThat(recorded).isEqualTo(fitted);
    assertThat(remembered).isEqualTo(fitted);
  }

  static Stream<Arguments> oddHistories() {
    double[] lateStart = new double[700];
    System.arraycopy(alive(150), 0, lateStart, 550, 150);
    double[] rising = new double[620];
    Arrays.setAll(rising, day -> 0.001 + 0.0001 * (day % 7));
    double[] twoPrices = new double[620];
    Arrays.setAll(twoPrices, day -> day % 2 == 0 ? 0.01 : -0.01);
    double[] still = alive(620);
    Random random = new Random(9);
    Arrays.setAll(still, day -> random.nextBoolean() ? 0.0 : still[day]);
    return Stream.of(
        Arguments.of("constant", new double[620]),
        Arguments.of("only rises", rising),
        Arguments.of("two prices", twoPrices),
        Arguments.of("zero on half the days", still),
        Arguments.of("stuck after 240 days", Arrays.copyOf(alive(240), 620)),
        Arguments.of(
            "stuck after 510 days, then a fall", with(Arrays.copyOf(alive(510), 620), 615)),
        Arguments.of("alive after 550 constant days", lateStart),
        Arguments.of("fall of 50 sd", with(alive(620), 555)),
        Arguments.of("fall of 50 sd on the day of a fit", with(alive(620), 499)),
        Arguments.of("tiny moves", scaled(alive(620), 1e-4)),
        Arguments.of("huge moves", scaled(alive(620), 20.0)));
  }

  private static double[] alive(int days) {
    return SimulatedMarkets.returns(days, 1, SIGMA, 5);
  }

  private static double[] with(double[] returns, int day) {
    returns[day] = -50 * SIGMA;
    return returns;
  }

  private static double[] scaled(double[] returns, double factor) {
    Arrays.setAll(returns, day -> factor * returns[day]);
    return returns;
  }

  /** A number or silence, never NaN, never a throw; what is said can be scored. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("oddHistories")
  void forecasts_oddHistory_areNumbersOrNone(String name, double[] returns) {
    MemberBench bench = bench(TestMembers.daily(returns), FITS);
    int said = 0;
    for (int day = 0; day < returns.length; day++) {
      bench.observeNext();
      for (MemberForecast forecast : bench.forecasts()) {
        requireScorable(forecast);
        said++;
      }
    }
    assertThat(said > 0).isEqualTo(!name.equals("constant"));
  }

  private static void requireScorable(MemberForecast forecast) {
    assertThat(forecast.dailyVariance()).isPositive().isFinite();
    TailForecast tail = forecast.tail();
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        assertThat(tail.expectedShortfall(side, alpha))
            .isPositive()
            .isFinite()
            .isGreaterThanOrEqualTo(tail.valueAtRisk(side, alpha));
      }
    }
  }
}
