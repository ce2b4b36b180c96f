package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.Side;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailNetMemberTest {

  private static final int DAYS = 600;
  private static final int LAST = 560;

  /** A few roundings of numbers of size one. */
  private static final double ROUNDING = 1e-12;

  private static final DailyObservations OBSERVATIONS = TestMembers.intraday(DAYS);
  private static final VarianceFeatures FEATURES = TestMembers.features(OBSERVATIONS);
  private static final RecurrentTail MODEL = LearnedModels.tailNets(FeatureSchema.INTRADAY);

  private HarXMember elder;
  private TailNetMember member;

  @BeforeEach
  void make() {
    elder = TestMembers.harX(OBSERVATIONS, RefitSchedule.MONTHLY);
    member = new TailNetMember(FEATURES, elder, TestMembers.PRIOR);
  }

  private void show(int from, int to) {
    for (int day = from; day < to; day++) {
      elder.observe(day);
      member.observe(day);
    }
  }

  /** The nets' numbers keep their proportions; the market only gives them their unit. */
  @Test
  void forecast_nearLevels_areWhatTheNetsSayTimesOneUnit() {
    show(0, LAST - 1);
    member.serve(Optional.of(MODEL));
    show(LAST - 1, LAST);
    RecurrentTail.Reader said = MODEL.reader();
    assertThat(said.read(FEATURES, LAST - 1)).isTrue();
    TailForecast tail = member.forecast().tail();
    double unit = tail.valueAtRisk(Side.LONG, 0.025) / said.valueAtRisk(Side.LONG, 0);
    assertThat(unit).isPositive();
    for (Side side : Side.values()) {
      double wanted = Math.max(said.valueAtRisk(side, 0), said.valueAtRisk(side, 1));
      assertThat(tail.valueAtRisk(side, 0.01)).isEqualTo(unit * wanted, within(ROUNDING));
      assertThat(tail.method(side, 0.01)).isEqualTo(TailMethod.PARAMETRIC);
      assertThat(tail.method(side, 0.001)).isEqualTo(TailMethod.GENERALIZED_PARETO);
      assertThat(tail.valueAtRisk(side, 0.001)).isGreaterThan(tail.valueAtRisk(side, 0.01));
    }
  }

  /**
   * The unit is the volatility of the regression, the ratio of returns to it taken from the elder.
   */
  @Test
  void forecast_firstDay_hasTheUnitOfTheElder() {
    elder.serve(Optional.of(MODEL.base()));
    show(0, LAST - 1);
    member.serve(Optional.of(MODEL));
    show(LAST - 1, LAST);
    RecurrentTail.Reader said = MODEL.reader();
    said.read(FEATURES, LAST - 1);
    double unit =
        member.forecast().tail().valueAtRisk(Side.LONG, 0.025) / said.valueAtRisk(Side.LONG, 0);
    double variance = MODEL.base().variance(said.logBase());
    double squares = 0.0;
    for (int day = 0; day < LAST; day++) {
      squares += FEATURES.logReturn(day) * FEATURES.logReturn(day) / LAST;
    }
    // The ratio is that of a year of days, of a regression that was never fitted to them.
    assertThat(unit * unit).isBetween(0.05 * variance, 20.0 * variance);
    assertThat(unit * unit).isBetween(0.1 * squares, 10.0 * squares);
  }

  @Test
  void serve_modelOfAnotherKind_staysSilent() {
    member.serve(Optional.of(LearnedModels.nets(FeatureSchema.INTRADAY)));
    show(0, LAST);
    assertThat(member.ready()).isFalse();
    member.serve(Optional.of(MODEL));
    show(LAST, LAST + 1);
    assertThat(member.ready()).isTrue();
    member.serve(Optional.empty());
    show(LAST + 1, LAST + 2);
    assertThat(member.ready()).isFalse();
  }

  @Test
  void forecast_laterDays_changeNothingOfIt() {
    member.serve(Optional.of(MODEL));
    show(0, LAST);
    TailForecast whole = member.forecast().tail();
    DailyObservations cut = TestMembers.intraday(LAST);
    HarXMember cutElder = TestMembers.harX(cut, RefitSchedule.MONTHLY);
    TailNetMember cutMember =
        new TailNetMember(TestMembers.features(cut), cutElder, TestMembers.PRIOR);
    cutMember.serve(Optional.of(MODEL));
    for (int day = 0; day < LAST; day++) {
      cutElder.observe(day);
      cutMember.observe(day);
    }
    assertThat(cutMember.forecast().tail()).isEqualTo(whole);
  }
}
