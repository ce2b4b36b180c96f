package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailMethod;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemberLossesTest {

  private static final MemberWeights CHOSEN =
      new MemberWeights(Map.of(MemberName.GJR_POT, 0.5, MemberName.EWMA_FHS, 0.5));

  private static MemberForecast said(MemberName name, double sigma) {
    double[] var = {1.96, 2.33, 2.58, 3.09, 1.96, 2.33, 2.58, 3.09};
    double[] es = {2.34, 2.67, 2.89, 3.37, 2.34, 2.67, 2.89, 3.37};
    TailMethod[] methods = new TailMethod[8];
    Arrays.fill(methods, TailMethod.EMPIRICAL);
    return new MemberForecast(name, sigma * sigma, TailForecast.of(var, es, methods).scaled(sigma));
  }

  private static double share(MemberLosses losses, MemberName name) {
    return losses.applied(CHOSEN).rescaledTo(CHOSEN.weights().keySet()).get(name);
  }

  @Test
  void applied_nothingLearned_keepsTheChosenProportions() {
    assertThat(share(new MemberLosses(), MemberName.GJR_POT)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void applied_oneMemberMuchTooLow_losesWeight() {
    Random random = new Random(5);
    MemberLosses losses = new MemberLosses();
    for (int day = 0; day < 300; day++) {
      losses.learn(
          Map.of(
              MemberName.GJR_POT, said(MemberName.GJR_POT, 0.02),
              MemberName.EWMA_FHS, said(MemberName.EWMA_FHS, 0.01)),
          0.02 * random.nextGaussian());
    }
    assertThat(share(losses, MemberName.GJR_POT)).isGreaterThan(0.9);
    assertThat(share(losses, MemberName.EWMA_FHS)).as("it can come back").isPositive();
  }

  @Test
  void applied_equalMembers_stayEqual() {
    Random random = new Random(6);
    MemberLosses losses = new MemberLosses();
    for (int day = 0; day < 300; day++) {
      losses.learn(
          Map.of(
              MemberName.GJR_POT, said(MemberName.GJR_POT, 0.02),
              MemberName.EWMA_FHS, said(MemberName.EWMA_FHS, 0.02)),
          0.02 * random.nextGaussian());
    }
    assertThat(share(losses, MemberName.GJR_POT)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void applied_memberNeverChosen_weighsNothing() {
    MemberLosses losses = new MemberLosses();
    losses.learn(Map.of(MemberName.REGIME_MIXTURE, said(MemberName.REGIME_MIXTURE, 0.02)), 0.01);
    assertThat(losses.applied(CHOSEN).of(MemberName.REGIME_MIXTURE)).isZero();
  }
}
