package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.RegimeView;
import io.foreshock.forecast.regime.LabelStability;
import io.foreshock.forecast.regime.OnlineRegimeFilter;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.regime.StudentTSwitching;
import io.foreshock.forecast.regime.StudentTSwitchingParameters;
import io.foreshock.forecast.regime.SwitchingSettings;
import io.foreshock.market.SimulatedMarkets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegimeHistoryTest {

  private static final double[] RETURNS = SimulatedMarkets.returns(700, 1, 0.02, 4);

  private static StudentTSwitchingParameters fitted(int count) {
    return StudentTSwitching.fit(Arrays.copyOf(RETURNS, count), 2, SwitchingSettings.DEFAULT, null)
        .parameters();
  }

  @Test
  void labels_twoModels_areTheReportOnBothOfThem() {
    OnlineRegimeFilter first = new OnlineRegimeFilter(fitted(500));
    OnlineRegimeFilter second = new OnlineRegimeFilter(fitted(600));
    RegimeHistory history = new RegimeHistory("SIM");
    history.add(499, new RegimeView.Prior(RegimePrior.DEFAULT));
    history.add(500, new RegimeView.Filtered(first, first.start()));
    history.add(501, new RegimeView.Filtered(first, first.start()));
    history.add(600, new RegimeView.Filtered(second, second.start()));

    assertThat(history.labels(RETURNS, 252.0).orElseThrow().stability())
        .isEqualTo(
            LabelStability.of(
                List.of(
                    new LabelStability.Refit(500, first.parameters()),
                    new LabelStability.Refit(600, second.parameters())),
                RETURNS,
                252.0));
  }

  @Test
  void labels_oneModel_areNotReported() {
    OnlineRegimeFilter only = new OnlineRegimeFilter(fitted(500));
    RegimeHistory history = new RegimeHistory("SIM");
    history.add(500, new RegimeView.Filtered(only, only.start()));
    assertThat(history.labels(RETURNS, 252.0)).isEmpty();
  }
}
