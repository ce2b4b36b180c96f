package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineRegimeFilterTest {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static final StudentTSwitchingParameters THREE =
      StudentTSwitchingParameters.of(
          new double[] {-0.004778271675255726, 0.02804733826905606, -0.12876572622030852},
          new double[] {0.0345124547901066, 0.12087684711014743, 0.6112669624504021},
          new double[] {INFINITE, INFINITE, INFINITE},
          GoldenRegimes.demGbpThreeStates());

  private static final StudentTSwitchingParameters TWO =
      StudentTSwitchingParameters.of(
          new double[] {0.019237684804239156, -0.07380887447526248},
          new double[] {0.06572589002457446, 0.4655372644782388},
          new double[] {INFINITE, INFINITE},
          GoldenRegimes.twoStates(0.9441052067041646, 0.09051782129224265));

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void filter_demGbp_matchesStatsmodels(int states) {
    double[][] expected = GoldenRegimes.rows("g03_dem2gbp_ms" + states + "_meanvar_probs.csv");
    List<RegimeProbabilities> path =
        new OnlineRegimeFilter(states == 2 ? TWO : THREE).filter(GoldenRegimes.column(expected, 0));
    for (int t = 0; t < expected.length; t++) {
      assertThat(path.get(t).toStates(states))
          .containsExactly(Arrays.copyOfRange(expected[t], 1, 1 + states), within(1e-9));
    }
  }

  @Test
  void filter_seriesCut_keepsEveryBitBeforeTheCut() {
    double[] returns = GoldenRegimes.demGbpReturns();
    OnlineRegimeFilter filter = new OnlineRegimeFilter(THREE);
    List<RegimeProbabilities> whole = filter.filter(returns);
    for (int cut = 1; cut < returns.length; cut += 97) {
      assertThat(filter.filter(Arrays.copyOf(returns, cut))).isEqualTo(whole.subList(0, cut));
    }
  }

  @Test
  void update_fromStoredState_continuesWithTheSameBits() {
    double[] returns = Arrays.copyOf(GoldenRegimes.demGbpReturns(), 300);
    OnlineRegimeFilter filter = new OnlineRegimeFilter(THREE);
    RegimeFilterState state = filter.start();
    for (double logReturn : returns) {
      RegimeFilterState stored =
          new RegimeFilterState(
              new RegimeProbabilities(
                  state.filtered().calm(),
                  state.filtered().elevated(),
                  state.filtered().stressed()),
              state.observations(),
              state.logLikelihood());
      state = new OnlineRegimeFilter(THREE).update(stored, logReturn);
    }
    assertThat(state.filtered()).isEqualTo(filter.filter(returns).getLast());
    assertThat(state.observations()).isEqualTo(300);
  }

  @Test
  void update_wholeSeries_sumsTheLogLikelihood() {
    RegimeFilterState state = new OnlineRegimeFilter(TWO).start();
    for (double logReturn : GoldenRegimes.demGbpReturns()) {
      state = new OnlineRegimeFilter(TWO).update(state, logReturn);
    }
    assertThat(state.logLikelihood()).isCloseTo(-1042.5164679489094, within(1e-8));
  }

  @Test
  void atHorizon_manySteps_movesFromNowToErgodic() {
    OnlineRegimeFilter filter = new OnlineRegimeFilter(TWO);
    RegimeFilterState state = filter.update(filter.start(), 3.0);
    assertThat(state.filtered().mostLikely()).isEqualTo(Regime.STRESSED);
    assertThat(filter.atHorizon(state, 0)).isEqualTo(state.filtered());
    assertThat(filter.predicted(state)).isEqualTo(filter.atHorizon(state, 1));
    assertThat(filter.predicted(state).stressed()).isLessThan(state.filtered().stressed());
    assertThat(filter.atHorizon(state, 500).stressed()).isCloseTo(TWO.ergodic()[1], within(1e-9));
    assertThat(state.filtered().elevated()).isZero();
  }

  @Test
  void update_hugeOrTinyReturn_staysAProbability() {
    OnlineRegimeFilter filter = new OnlineRegimeFilter(THREE);
    for (double logReturn : new double[] {0.0, 1e-300, 500.0, -1e6}) {
      assertThat(filter.update(filter.start(), logReturn).filtered()).isNotNull();
    }
  }

  @Test
  void update_returnNotFinite_isRefused() {
    OnlineRegimeFilter filter = new OnlineRegimeFilter(TWO);
    for (double logReturn : new double[] {Double.NaN, INFINITE, -INFINITE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> filter.update(filter.start(), logReturn))
          .withMessageContaining("logReturn");
    }
  }

  @Test
  void update_elevatedMassInTwoStateModel_isRefused() {
    RegimeFilterState foreign =
        new RegimeFilterState(new RegimeProbabilities(0.5, 0.3, 0.2), 1, 0.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OnlineRegimeFilter(TWO).update(foreign, 0.0))
        .withMessageContaining("elevated");
  }
}
