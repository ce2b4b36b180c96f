package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FitMemory;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.regime.FilteredPath;
import io.foreshock.forecast.regime.HamiltonFilter;
import io.foreshock.forecast.regime.OfflineKimSmoother;
import io.foreshock.forecast.regime.SmoothedPath;
import io.foreshock.forecast.regime.TransitionMatrix;
import io.foreshock.market.AssetClass;
import io.foreshock.market.PriceSeries;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.policy.MarginProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Leaks planted one at a time, each beside an honest twin that differs in the leak alone: the check
 * of {@link CutCheck} finds every leak, on real prices, and no twin. An edition that says itself
 * that it knows the day is refused before anything is compared, as BacktestWalkTest shows.
 */
class PlantedLeakTest {

  private static final String NO_HASH = "0".repeat(64);
  private static final int[] CUTS = {120, 400, 601};
  private static final FitMemory FITS = new FitMemory();

  private static MarketHistory index;

  @BeforeAll
  static void read() throws IOException {
    index = BacktestExamples.standardAndPoor(900);
  }

  private static void requireCaught(Function<MarketHistory, List<String>> leaky) {
    for (int cut : CUTS) {
      assertThat(CutCheck.difference(leaky, index, CutCheck.firstDays(index, cut)))
          .as("cut at %s", cut)
          .isPresent();
    }
  }

  private static void requireHonest(Function<MarketHistory, List<String>> twin) {
    for (int cut : CUTS) {
      MarketHistory part = CutCheck.firstDays(index, cut);
      assertThat(twin.apply(part)).isNotEmpty();
      assertThat(CutCheck.difference(twin, index, part)).as("cut at %s", cut).isEmpty();
    }
  }

  private static List<String> lines(MarketHistory history, IntToDoubleFunction said) {
    return IntStream.range(60, history.days().size())
        .mapToObj(day -> history.days().date(day) + " " + said.applyAsDouble(day))
        .toList();
  }

  private static double squared(MarketHistory history, int day) {
    double logReturn = history.days().logReturn(day);
    return logReturn * logReturn;
  }

  /** A week's mean of squared returns, read one day late or one day early. */
  private static List<String> meanOfAWeek(MarketHistory history, int shift) {
    int last = history.days().size() - 1;
    return lines(
        history,
        day ->
            IntStream.rangeClosed(day - 4, day)
                .mapToDouble(each -> squared(history, Math.min(last, each + shift)))
                .sum());
  }

  @Test
  void difference_featureShiftedIntoTheFuture_isCaught() {
    requireCaught(history -> meanOfAWeek(history, 1));
    requireHonest(history -> meanOfAWeek(history, 0));
  }

  /** The whole backtest on bars of which each is its successor. */
  private static List<String> peeking(MarketHistory history) {
    PriceSeries bars = history.bars();
    PriceSeries.Builder shifted =
        PriceSeries.builder(bars.marketId(), bars.barLengthMs(), bars.size());
    for (int i = 0; i < bars.size(); i++) {
      int next = Math.min(i + 1, bars.size() - 1);
      shifted.add(
          bars.openTimeMs(i),
          bars.open(next),
          bars.high(next),
          bars.low(next),
          bars.close(next),
          bars.volume(next));
    }
    return rows(MarketHistory.of(history.market(), shifted.build()), BacktestExamples.documented());
  }

  private static List<String> rows(MarketHistory history, ChampionDirectory champions) {
    List<String> rows = new ArrayList<>();
    BacktestExamples.backtest(history, champions, FITS)
        .forecasts()
        .forEach(row -> rows.add(row.date() + " " + row));
    return rows;
  }

  @Test
  void difference_barsShiftedIntoTheFuture_isCaughtThroughTheWholeRiver() {
    requireCaught(PlantedLeakTest::peeking);
    requireHonest(history -> rows(history, BacktestExamples.documented()));
  }

  /** A return in units of the volatility of all days, or of the days up to its own. */
  private static List<String> scaled(MarketHistory history, boolean onAllDays) {
    double[] returns = history.days().logReturns();
    return lines(
        history,
        day -> {
          int until = onAllDays ? returns.length : day + 1;
          double[] known = Arrays.copyOf(returns, until);
          return returns[day] / Math.sqrt(Arrays.stream(known).map(r -> r * r).sum() / until);
        });
  }

  @Test
  void difference_scalerFittedOnAllDays_isCaught() {
    requireCaught(history -> scaled(history, true));
    requireHonest(history -> scaled(history, false));
  }

  /** Probability of the wilder of two fixed Gaussian states, filtered or smoothed. */
  private static List<String> regimes(MarketHistory history, boolean smoothed) {
    double[] returns = history.days().logReturns();
    double[] sigmas = {0.008, 0.02};
    double[][] logDensities = new double[returns.length][sigmas.length];
    for (int day = 0; day < returns.length; day++) {
      for (int state = 0; state < sigmas.length; state++) {
        double z = returns[day] / sigmas[state];
        logDensities[day][state] = -0.5 * z * z - StrictMath.log(sigmas[state]);
      }
    }
    TransitionMatrix transition = TransitionMatrix.of(new double[][] {{0.98, 0.02}, {0.05, 0.95}});
    FilteredPath path =
        HamiltonFilter.filter(transition, HamiltonFilter.ergodic(transition), logDensities);
    SmoothedPath smooth = OfflineKimSmoother.smooth(path, transition);
    return lines(history, day -> smoothed ? smooth.smoothed(day)[1] : path.filtered(day)[1]);
  }

  @Test
  void difference_smoothedRegimes_isCaught() {
    requireCaught(history -> regimes(history, true));
    requireHonest(history -> regimes(history, false));
  }

  /**
   * An edition whose weights were chosen by the last day of the file it is judged on, while it
   * claims to know nothing of it.
   */
  private static List<String> chosenByTheFile(MarketHistory history) {
    double last = history.days().logReturn(history.days().size() - 1);
    MemberWeights weights =
        new MemberWeights(Map.of(MemberName.EWMA_FHS, 0.5, MemberName.GJR_FHS, Math.abs(last)));
    Edition edition =
        new Edition(
            "classical-exchange",
            "1990-01-01",
            ClassGroup.EXCHANGE,
            0L,
            NO_HASH,
            Map.of(
                AssetClass.INDEX,
                new ClassSettings(
                    Combination.of(weights), MarginProfile.defaultFor(AssetClass.INDEX))));
    return rows(history, new ChampionDirectory(new Editions(List.of(edition), NO_HASH), Map.of()));
  }

  /** Weights of two members show once both speak, from the 500th day on. */
  @Test
  void difference_artifactThatKnowsLaterDays_isCaught() {
    MarketHistory cut = CutCheck.firstDays(index, 601);
    assertThat(CutCheck.difference(PlantedLeakTest::chosenByTheFile, index, cut)).isPresent();
    ChampionDirectory honest = BacktestExamples.editions("2000-12-31T23:59:59.999Z");
    requireHonest(history -> rows(history, honest));
  }
}
