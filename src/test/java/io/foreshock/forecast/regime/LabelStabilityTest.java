package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.regime.LabelStability.Refit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelStabilityTest {

  /** Without memory in the chain a label is the likelier state of the return alone. */
  private static StudentTSwitchingParameters model(double calm, double stressed) {
    return StudentTSwitchingParameters.of(
        new double[] {0.0, 0.0},
        new double[] {calm, stressed},
        new double[] {8.0, 8.0},
        GoldenRegimes.twoStates(0.5, 0.5));
  }

  private static final StudentTSwitchingParameters LOW = model(0.01, 1.0);
  private static final StudentTSwitchingParameters HIGH = model(0.5, 50.0);

  /** Half-sized moves are stressed to LOW and calm to HIGH; both call small ones calm. */
  @Test
  void of_twoModels_matchesHandCalculation() {
    double[] returns = {0, 0.5, 0, 0.5, 0.5, 0.5, 0, 9, 0, 0};
    // LOW labels 0..4: C S C S S. HIGH, fitted on six returns, labels 5..9: C C S C C.
    LabelStability stability =
        LabelStability.of(List.of(new Refit(1, LOW), new Refit(6, HIGH)), returns, 20.0);
    assertThat(stability.observations()).isEqualTo(10);
    assertThat(stability.switches()).isEqualTo(6);
    assertThat(stability.relabels()).isEqualTo(1);
    // Of the six returns seen at the refit both call two calm; LOW calls four stressed.
    assertThat(stability.agreements()).containsExactly(2.0 / 6.0);
    assertThat(stability.switchesPerYear()).isCloseTo(12.0, within(1e-12));
  }

  @Test
  void of_theSameModelAgain_agreesAndNeverRelabels() {
    double[] returns = GoldenRegimes.demGbpReturns();
    StudentTSwitchingParameters model =
        StudentTSwitching.fit(returns, 2, SwitchingSettings.DEFAULT, null).parameters();
    LabelStability stability =
        LabelStability.of(
            List.of(new Refit(600, model), new Refit(900, model), new Refit(1500, model)),
            returns,
            252.0);
    assertThat(stability.leastAgreement()).isEqualTo(1.0);
    assertThat(stability.meanAgreement()).isEqualTo(1.0);
    assertThat(stability.relabels()).isZero();
    List<RegimeProbabilities> path = new OnlineRegimeFilter(model).filter(returns);
    int switches = 0;
    for (int t = 600; t < returns.length; t++) {
      switches += path.get(t).mostLikely() == path.get(t - 1).mostLikely() ? 0 : 1;
    }
    assertThat(stability.switches()).isEqualTo(switches);
    assertThat(stability.observations()).isEqualTo(returns.length - 599);
  }

  @Test
  void of_walkForwardRefits_reportsAgreementOfEachPair() {
    double[] returns = GoldenRegimes.demGbpReturns();
    List<Refit> refits = new ArrayList<>();
    for (int count = 1000; count <= 1900; count += 180) {
      double[] seen = Arrays.copyOf(returns, count);
      refits.add(
          new Refit(
              count, StudentTSwitching.fit(seen, 2, SwitchingSettings.DEFAULT, null).parameters()));
    }
    LabelStability stability = LabelStability.of(refits, returns, 252.0);
    assertThat(stability.agreements()).hasSize(refits.size() - 1);
    assertThat(stability.leastAgreement()).isBetween(0.5, stability.meanAgreement());
    // Cutting the future changes nothing before.
    LabelStability cut =
        LabelStability.of(
            refits.subList(0, 3), Arrays.copyOf(returns, refits.get(3).count() - 1), 252.0);
    assertThat(stability.agreements().subList(0, 2)).isEqualTo(cut.agreements());
  }

  @Test
  void of_badArguments_areRefusedByName() {
    double[] returns = new double[10];
    List<Refit> one = List.of(new Refit(3, LOW));
    List<Refit> two = List.of(new Refit(3, LOW), new Refit(5, HIGH));
    List<Refit> backwards = List.of(new Refit(5, LOW), new Refit(5, HIGH));
    List<Refit> beyond = List.of(new Refit(5, LOW), new Refit(11, HIGH));
    assertRefused(one, returns, 252.0, "refits");
    assertRefused(backwards, returns, 252.0, "found 5");
    assertRefused(beyond, returns, 252.0, "found 11");
    assertRefused(two, returns, 0.0, "observationsPerYear");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Refit(0, LOW))
        .withMessageContaining("count");
  }

  private static void assertRefused(
      List<Refit> refits, double[] returns, double observationsPerYear, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelStability.of(refits, returns, observationsPerYear))
        .withMessageContaining(part);
  }
}
