package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelSwitchingTest {

  /** Ergodic weights 5/7 and 2/7, so that the long-run variance is 1. */
  private static final StudentTSwitchingParameters TRUTH =
      StudentTSwitchingParameters.of(
          new double[] {0.03, -0.05},
          new double[] {0.5, 2.25},
          new double[] {6.0, 6.0},
          GoldenRegimes.twoStates(0.98, 0.05));

  private static final double[] VOLATILITIES = {0.004, 0.01, 0.02, 0.05, 0.3, 7.0};

  private static double[] simulate(double volatility, int length, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[length];
    int state = 0;
    for (int t = 0; t < length; t++) {
      state = random.nextDouble() < TRUTH.transition().probability(state, 0) ? 0 : 1;
      double squares = 0.0;
      for (int i = 0; i < 6; i++) {
        double z = random.nextGaussian();
        squares += z * z;
      }
      double student = random.nextGaussian() / Math.sqrt(squares / 6.0);
      double scale = Math.sqrt(TRUTH.variance(state) * 4.0 / 6.0);
      returns[t] = volatility * (TRUTH.mean(state) + scale * student);
    }
    return returns;
  }

  private static List<double[]> panel(int length) {
    List<double[]> markets = new ArrayList<>();
    for (int i = 0; i < VOLATILITIES.length; i++) {
      markets.add(simulate(VOLATILITIES[i], length + 100 * i, 40L + i));
    }
    return markets;
  }

  private static void assertSame(
      StudentTSwitchingParameters found, StudentTSwitchingParameters expected, double tolerance) {
    double[] values = found.toArray();
    double[] others = expected.toArray();
    assertThat(values).hasSameSizeAs(others);
    for (int i = 0; i < values.length; i++) {
      // an infinite number of degrees of freedom is equal to itself only
      assertThat(values[i] == others[i] || Math.abs(values[i] / others[i] - 1.0) <= tolerance)
          .as("value %d: %s and %s", i, values[i], others[i])
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"2, COMMON", "3, COMMON", "2, PER_STATE", "3, GAUSSIAN"})
  void fit_oneMarket_isTheFitOfThatMarket(int states, DegreesOfFreedom tails) {
    double[] returns = GoldenRegimes.demGbpReturns();
    SwitchingSettings settings = SwitchingSettings.DEFAULT.withDegreesOfFreedom(tails);
    SwitchingFit single = StudentTSwitching.fit(returns, states, settings, null);
    PanelSwitching.Fit panel = PanelSwitching.fit(List.of(returns), states, settings, null);
    assertSame(panel.ofMarket(0), single.parameters(), 1e-10);
    assertThat(panel.logLikelihood()).isCloseTo(single.logLikelihood(), within(1e-10));
    assertThat(panel.convergence()).isEqualTo(single.convergence());
    assertThat(panel.identification()).isEqualTo(single.identification());
  }

  @Test
  void fit_oneMarketWarm_isTheFitOfThatMarket() {
    double[] returns = GoldenRegimes.demGbpReturns();
    double[] earlier = Arrays.copyOf(returns, returns.length - 60);
    StudentTSwitchingParameters start =
        StudentTSwitching.fit(earlier, 3, SwitchingSettings.DEFAULT, null).parameters();
    SwitchingFit single = StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, start);
    double volatility =
        PanelSwitching.fit(List.of(returns), 2, SwitchingSettings.DEFAULT, null)
            .volatilities()
            .getFirst();
    PanelSwitching.Fit panel =
        PanelSwitching.fit(
            List.of(returns), 3, SwitchingSettings.DEFAULT, start.scaledBy(1.0 / volatility));
    // the start is divided by the unit and rounded, and steps of ν that hardly gain go either way
    assertSame(panel.ofMarket(0), single.parameters(), 1e-7);
  }

  /** Two copies of a market say what one says, twice. */
  @ParameterizedTest
  @EnumSource(InitialDistribution.class)
  void iterate_sameMarketTwice_movesLikeOne(InitialDistribution initial) {
    SwitchingSettings settings = SwitchingSettings.DEFAULT.withInitialDistribution(initial);
    double[] returns = Arrays.copyOf(GoldenRegimes.demGbpReturns(), 700);
    double[] twice = DoubleStream.concat(Arrays.stream(returns), Arrays.stream(returns)).toArray();
    for (int states = 2; states <= 3; states++) {
      int[] groups = VolatilityGroups.all(returns, states).getFirst();
      int[] twiceGroups = VolatilityGroups.all(twice, new int[] {700, 700}, states).getFirst();
      assertThat(Arrays.copyOf(twiceGroups, 700)).isEqualTo(groups);
      StudentTEm one = new StudentTEm(returns, states, settings);
      StudentTEm two = new StudentTEm(twice, new int[] {700, 700}, states, settings);
      one.startFrom(groups);
      two.startFrom(twiceGroups);
      for (int i = 0; i < 30; i++) {
        // rounding of sums of 1,400 terms, carried through thirty iterations
        assertThat(two.iterate()).isCloseTo(2.0 * one.iterate(), within(1e-7));
      }
      assertSame(two.parameters(1.0), one.parameters(1.0), 1e-7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void iterate_everyStart_neverLowersLogLikelihood(int states) {
    List<double[]> markets = panel(500);
    double[] pooled = new double[0];
    for (int i = 0; i < markets.size(); i++) {
      double unit = VOLATILITIES[i];
      pooled =
          DoubleStream.concat(
                  Arrays.stream(pooled), Arrays.stream(markets.get(i)).map(r -> r / unit))
              .toArray();
    }
    int[] lengths = markets.stream().mapToInt(series -> series.length).toArray();
    for (int[] groups : VolatilityGroups.all(pooled, lengths, states)) {
      StudentTEm em = new StudentTEm(pooled, lengths, states, SwitchingSettings.DEFAULT);
      em.startFrom(groups);
      double before = em.logLikelihood();
      for (int i = 0; i < 40; i++) {
        double after = em.iterate();
        assertThat(after).isGreaterThanOrEqualTo(before - 1e-8); // 4,500 terms summed
        before = after;
      }
    }
  }

  @Test
  void fit_logLikelihood_isThatOfEveryMarketsOnlineFilter() {
    List<double[]> markets = panel(600);
    PanelSwitching.Fit fit = PanelSwitching.fit(markets, 2, SwitchingSettings.DEFAULT, null);
    double sum = 0.0;
    for (int i = 0; i < markets.size(); i++) {
      OnlineRegimeFilter filter = new OnlineRegimeFilter(fit.ofMarket(i));
      RegimeFilterState state = filter.start();
      for (double logReturn : markets.get(i)) {
        state = filter.update(state, logReturn);
      }
      sum += state.logLikelihood();
    }
    assertThat(sum).isCloseTo(fit.logLikelihood(), within(1e-6));
  }

  @Test
  void fit_simulatedPanel_recoversTheCommonParameters() {
    PanelSwitching.Fit fit = PanelSwitching.fit(panel(1_500), 2, SwitchingSettings.DEFAULT, null);
    StudentTSwitchingParameters found = fit.parameters();
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.identification().identified()).isTrue();
    // About three standard errors at 10,500 days, and a tenth for the unit of each market, whose
    // volatility over 1,500 clustered days is known to about a twentieth.
    assertThat(found.variance(0) / TRUTH.variance(0)).isCloseTo(1.0, within(0.20));
    assertThat(found.variance(1) / TRUTH.variance(1)).isCloseTo(1.0, within(0.20));
    // fits in the true units vary by 0.25 from seed to seed
    assertThat(found.variance(1) / found.variance(0)).isCloseTo(4.5, within(0.9));
    assertThat(found.degreesOfFreedom(0)).isBetween(5.0, 7.5);
    assertThat(found.transition().probability(0, 0)).isCloseTo(0.98, within(0.008));
    assertThat(found.transition().probability(1, 1)).isCloseTo(0.95, within(0.018));
  }

  /** The unit of a market is its own, whatever the others' are. */
  @Test
  void fit_rescaledMarkets_hasTheSameCommonParameters() {
    List<double[]> markets = panel(500);
    List<double[]> scaled = new ArrayList<>();
    for (int i = 0; i < markets.size(); i++) {
      double factor = i % 2 == 0 ? 0x1p-9 : 0x1p5;
      scaled.add(Arrays.stream(markets.get(i)).map(r -> factor * r).toArray());
    }
    PanelSwitching.Fit one = PanelSwitching.fit(markets, 3, SwitchingSettings.DEFAULT, null);
    PanelSwitching.Fit other = PanelSwitching.fit(scaled, 3, SwitchingSettings.DEFAULT, null);
    assertThat(other.parameters()).isEqualTo(one.parameters());
    for (int k = 1; k < 3; k++) {
      assertThat(one.parameters().variance(k)).isGreaterThan(one.parameters().variance(k - 1));
    }
  }

  @Test
  void fit_thirtyDaysMore_hardlyRenamesADay() {
    List<double[]> markets = panel(1_000);
    List<double[]> earlier =
        markets.stream().map(series -> Arrays.copyOf(series, series.length - 30)).toList();
    PanelSwitching.Fit before = PanelSwitching.fit(earlier, 2, SwitchingSettings.DEFAULT, null);
    PanelSwitching.Fit after =
        PanelSwitching.fit(markets, 2, SwitchingSettings.DEFAULT, before.parameters());
    assertThat(after.identification().identified()).isTrue();
    for (int i = 0; i < markets.size(); i++) {
      double[] returns = markets.get(i);
      List<Regime> old = RegimeLabeller.of(before.ofMarket(i)).labels(returns);
      List<Regime> now = RegimeLabeller.of(after.ofMarket(i)).labels(returns);
      assertThat(Identification.labelAgreement(old, now)).isGreaterThan(0.96);
    }
  }

  /**
   * With a prior that weighs all, the filter is the online one; with little, it learns the unit.
   */
  @Test
  void filter_marketNeverSeen_findsItsUnitAndItsRegimes() {
    double[] returns = simulate(0.08, 1_200, 99L);
    PanelRegimeFilter known = new PanelRegimeFilter(TRUTH, 0.08, 1e15);
    OnlineRegimeFilter own = new OnlineRegimeFilter(TRUTH.scaledBy(0.08));
    PanelRegimeFilter learning = new PanelRegimeFilter(TRUTH, 0.04, 20.0);
    PanelRegimeFilter.State knownState = known.start();
    PanelRegimeFilter.State learningState = learning.start();
    RegimeFilterState ownState = own.start();
    int same = 0;
    for (int t = 0; t < returns.length; t++) {
      knownState = known.update(knownState, returns[t]);
      learningState = learning.update(learningState, returns[t]);
      ownState = own.update(ownState, returns[t]);
      assertThat(knownState.regime().filtered().stressed())
          .isCloseTo(ownState.filtered().stressed(), within(1e-7));
      boolean equal =
          learningState.regime().filtered().mostLikely() == ownState.filtered().mostLikely();
      same += t >= 200 && equal ? 1 : 0;
    }
    assertThat(learning.longRunVolatility(learningState)).isCloseTo(0.08, within(0.012));
    assertThat(learning.parameters(learningState).variance(1))
        .isEqualTo(TRUTH.scaledBy(learning.longRunVolatility(learningState)).variance(1));
    assertThat(same / 1_000.0).isGreaterThan(0.85);
    assertThat(learning.predicted(learning.start()).stressed()).isCloseTo(2.0 / 7.0, within(1e-12));
  }

  /** Volatility as known before a return: √((20·0.04² + Σr²) ÷ (20 + n)). */
  @Test
  void filter_fewReturns_standardisesByWhatWasKnown() {
    double[] returns = {0.1, -0.3, 0.02};
    PanelRegimeFilter filter = new PanelRegimeFilter(TRUTH, 0.04, 20.0);
    PanelRegimeFilter.State state = filter.start();
    OnlineRegimeFilter online = new OnlineRegimeFilter(TRUTH);
    RegimeFilterState expected = online.start();
    double squares = 20 * 0.04 * 0.04;
    for (int t = 0; t < 3; t++) {
      expected = online.update(expected, returns[t] / Math.sqrt(squares / (20.0 + t)));
      squares += returns[t] * returns[t];
      state = filter.update(state, returns[t]);
      assertThat(state.regime().filtered().stressed())
          .isCloseTo(expected.filtered().stressed(), within(1e-14));
    }
  }

  @Test
  void labels_cutSeries_areTheSame() {
    double[] returns = simulate(0.02, 600, 12L);
    double[] other = returns.clone();
    Arrays.fill(other, 400, 600, 0.4);
    PanelRegimeFilter filter = new PanelRegimeFilter(TRUTH, 0.03, 50.0);
    assertThat(filter.labels(other).subList(0, 400))
        .isEqualTo(filter.labels(returns).subList(0, 400))
        .isEqualTo(filter.labels(Arrays.copyOf(returns, 400)));
    assertThat(filter.labels(other)).isNotEqualTo(filter.labels(returns)); // the test can fail
  }

  @Test
  void arguments_outOfRange_areRefusedByName() {
    double[] returns = GoldenRegimes.demGbpReturns();
    double[] broken = returns.clone();
    broken[3] = Double.NaN;
    assertRefused(List.of(), 2, "markets must not be empty");
    assertRefused(List.of(returns, broken), 2, "markets[1]: logReturns[3]");
    assertRefused(List.of(new double[600], returns), 2, "markets[0]: logReturns must not be");
    assertRefused(List.of(returns), 4, "states must be 2 or 3, were 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PanelSwitching.fit(List.of(returns), 3, SwitchingSettings.DEFAULT, TRUTH))
        .withMessage("warmStart must have 3 states, had 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PanelRegimeFilter(TRUTH, 0.0, 1.0))
        .withMessageContaining("priorVolatility");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PanelRegimeFilter(TRUTH, 0.1, Double.NaN))
        .withMessageContaining("priorObservations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TRUTH.scaledBy(0.0))
        .withMessageContaining("factor");
  }

  private static void assertRefused(List<double[]> markets, int states, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PanelSwitching.fit(markets, states, SwitchingSettings.DEFAULT, null))
        .withMessageContaining(part);
  }
}
