package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.evaluation.BaselTrafficLight;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.Market;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.publication.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures beside naive counts over all evaluations of a walk, kept one by one. */
class QualityWindowTest {

  private static final Market MARKET = SimulatedMarkets.crypto("SIM");
  private static final int DAYS = 900;
  private static final MarketHistory HISTORY = history(DAYS);

  private record Day(MarketEvaluation before, double logReturn) {

    double loss(Side side) {
      return side == Side.LONG ? 1 - StrictMath.exp(logReturn) : StrictMath.exp(logReturn) - 1;
    }

    double margin(Side side) {
      return before.decision().parameters().imf().of(side) / 1e6;
    }

    double valueAtRisk(Side side) {
      return before.forecast().conditional().valueAtRisk(side, 0.01);
    }
  }

  private static MarketHistory history(int days) {
    PriceSeries bars =
        SimulatedMarkets.closes(
            MARKET.id(), SimulatedMarkets.DAY_MS, SimulatedMarkets.returns(days, 1, 0.02, 5));
    return MarketHistory.of(MARKET, bars);
  }

  private static MarginWalk walk(MarketHistory history) {
    return new MarginWalk(history, Walks.DOCUMENTED, FittedParameters.NONE);
  }

  @Test
  void quality_longWalk_isWhatNaiveCountsSay() {
    MarginWalk walk = walk(HISTORY);
    List<Day> days = new ArrayList<>();
    while (walk.hasNext()) {
      Optional<MarketEvaluation> before = walk.latest();
      double logReturn = HISTORY.days().logReturn(walk.seen());
      walk.next();
      before.ifPresent(evaluation -> days.add(new Day(evaluation, logReturn)));
    }
    List<Day> last = days.subList(days.size() - 750, days.size());
    Quality quality = walk.quality().orElseThrow();
    assertThat(quality.days()).isEqualTo(750);
    requireSide(quality.longSide(), last, Side.LONG);
    requireSide(quality.shortSide(), last, Side.SHORT);
    long worse = Math.max(breaches250(last, Side.LONG), breaches250(last, Side.SHORT));
    assertThat(quality.light().name())
        .isEqualTo(BaselTrafficLight.of(250, 0.01).zone(worse).name());
  }

  private static long breaches250(List<Day> days, Side side) {
    return days.subList(days.size() - 250, days.size()).stream()
        .filter(day -> day.loss(side) > day.margin(side))
        .count();
  }

  private static void requireSide(Quality.SideQuality found, List<Day> days, Side side) {
    long breaches = days.stream().filter(day -> day.loss(side) > day.margin(side)).count();
    assertThat(found.breaches()).isEqualTo(breaches);
    assertThat(found.coveragePpm()).isEqualTo(Math.round((750 - breaches) * 1e6 / 750));
    double[] margins = days.stream().mapToDouble(day -> day.margin(side)).toArray();
    double largest = days.stream().mapToDouble(day -> day.margin(side)).max().orElseThrow();
    double smallest = days.stream().mapToDouble(day -> day.margin(side)).min().orElseThrow();
    assertThat(found.peakToTroughPpm()).isEqualTo(Math.round(largest / smallest * 1e6));
    double rise = -1;
    for (int t = 5; t < margins.length; t++) {
      rise = Math.max(rise, margins[t] / margins[t - 5] - 1);
    }
    assertThat(found.fiveDayRisePpm()).isEqualTo(Math.round(rise * 1e6));
    assertThat(found.kupiecPpm()).isCloseTo(kupiec(days, side), within(2));
    assertThat(found.dynamicQuantilePpm()).isBetween(0L, 1_000_000L);
    assertThat(found.eValuePpm()).isPositive();
  }

  private static org.assertj.core.data.Offset<Long> within(long ppm) {
    return org.assertj.core.data.Offset.offset(ppm); // the closed form rounds otherwise
  }

  /** χ²₁ tail of −2 ln of the likelihood ratio, by erfc(√(LR/2)). */
  private static long kupiec(List<Day> days, Side side) {
    double hits =
        days.stream().filter(day -> side.loss(day.logReturn()) > day.valueAtRisk(side)).count();
    double n = days.size();
    double observed = hits == 0 ? 0 : hits * Math.log(hits / n);
    observed += (n - hits) * Math.log1p(-hits / n);
    double promised = hits * Math.log(0.01) + (n - hits) * Math.log(0.99);
    double ratio = Math.max(0, 2 * (observed - promised));
    return Math.round(1e6 * org.hipparchus.special.Erf.erfc(Math.sqrt(ratio / 2)));
  }

  @Test
  void quality_fewDays_isEmptyUntilSixteenAreOver() {
    MarginWalk walk = walk(HISTORY);
    while (walk.latest().isEmpty()) {
      walk.next();
    }
    for (int over = 0; over < 16; over++) {
      assertThat(walk.quality()).isEmpty();
      walk.next();
    }
    assertThat(walk.quality().orElseThrow().days()).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 333, 870})
  void quality_historyCutAtADay_isTheSameUpToIt(int cut) {
    MarginWalk whole = walk(HISTORY);
    while (whole.seen() < cut) {
      whole.next();
    }
    MarginWalk part = walk(history(cut));
    part.toEnd();
    assertThat(part.quality()).isEqualTo(whole.quality()).isPresent();
  }
}
