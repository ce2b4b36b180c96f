package io.foreshock.policy;

import static io.foreshock.policy.PolicyExamples.CALM;
import static io.foreshock.policy.PolicyExamples.INDEX;
import static io.foreshock.policy.PolicyExamples.STRESS;
import static io.foreshock.policy.PolicyExamples.after;
import static io.foreshock.policy.PolicyExamples.at;
import static io.foreshock.policy.PolicyExamples.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.AssetClass;
import io.foreshock.market.Side;
import io.foreshock.policy.Counterfactual.ImaginedQuantity;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CounterfactualsTest {

  private static List<Counterfactual> of(PolicyState before, PolicyInput input) {
    return new Counterfactuals(INDEX, before, input).of(Side.LONG);
  }

  private static Optional<Counterfactual> first(
      List<Counterfactual> all, ImaginedQuantity quantity) {
    return all.stream().filter(found -> found.quantity() == quantity).findFirst();
  }

  @Test
  void of_riseStoppedByTheDay_namesTheMarginThatWouldHaveReachedTheTarget() {
    Counterfactual found =
        first(of(after(INDEX, at(0, 50_000)), at(1, 90_000)), ImaginedQuantity.MARGIN_BEFORE)
            .orElseThrow();
    // 50,000 × 1.2 = 60,000; a target of 90,000 is out of the dead band of 1 % down from 89,109:
    // 900 ÷ 89,109 = 1.00999 % and 890 ÷ 89,109 … the first whole ppm with (90,000 − m) < m ÷ 100
    // is m = 89,109 (891 < 891.09), and 89,109 ÷ 1.2 = 74,257.5, up to 74,258: × 1.2 = 89,109.6
    assertThat(found)
        .isEqualTo(
            new Counterfactual(
                Side.LONG, ImaginedQuantity.MARGIN_BEFORE, 50_000, 74_258, 60_000, 89_109));
    assertThat(found.text())
        .isEqualTo(
            "Would rise to 89109 ppm if the margin in force before were at least 74258 ppm instead"
                + " of 50000 ppm.");
  }

  @Test
  void of_stressOpensTheLane_namesTheProbabilityThatShutsIt() {
    SideInput hit = new SideInput(100_000, 200_000, 200_000, 200_000, 100_000, 5_000, 40_000);
    PolicyInput stressed = input(1, hit, STRESS, LoosenFreeze.NONE);
    Counterfactual found =
        first(of(after(INDEX, at(0, 50_000)), stressed), ImaginedQuantity.STRESS_PROBABILITY)
            .orElseThrow();
    // the lane doubles 20 % to 40 % from 700,000 ppm on: 70,000 instead of 60,000
    assertThat(found)
        .isEqualTo(
            new Counterfactual(
                Side.LONG, ImaginedQuantity.STRESS_PROBABILITY, 950_000, 699_999, 70_000, 60_000));
    assertThat(found.text()).startsWith("Would fall to 60000 ppm if the stress probability");
  }

  @Test
  void of_insideTheDeadBand_namesTheForecastsThatLeaveIt() {
    List<Counterfactual> found =
        of(after(INDEX, at(0, 60_000)), at(1, 60_300)).stream()
            .filter(one -> one.quantity() == ImaginedQuantity.FORECAST)
            .toList();
    // 0.75 c + 0.25 × 60,300, up: 60,600 from c = 60,699 (60,599.25 → 60,600); a fall waits a day
    assertThat(found)
        .containsExactly(
            new Counterfactual(
                Side.LONG, ImaginedQuantity.FORECAST, 60_300, 60_699, 60_000, 60_600));
  }

  @Test
  void of_targetReached_hasNoOtherMarginBefore() {
    List<Counterfactual> found = of(after(INDEX, at(0, 60_000)), at(1, 65_000));
    assertThat(first(found, ImaginedQuantity.MARGIN_BEFORE)).isEmpty();
    assertThat(of(PolicyState.initial(), at(0, 65_000)))
        .extracting(Counterfactual::quantity)
        .containsOnly(ImaginedQuantity.FORECAST);
  }

  /** The example of docs/margin-waterfall.md. */
  @Test
  void of_documentedExample_saysWhatThePageSays() {
    MarginProfile crypto = MarginProfile.defaultFor(AssetClass.CRYPTO);
    PolicyState before = after(crypto, at(0, 51_240));
    SideInput side = new SideInput(35_001, 51_146, 58_707, 81_488, 35_001, 20_953, 0);
    PolicyInput today = input(1, side, CALM, LoosenFreeze.NONE);

    assertThat(new Counterfactuals(crypto, before, today).of(Side.LONG))
        .extracting(Counterfactual::text)
        .containsExactly(
            "Would rise to 63766 ppm if the margin in force before were at least 53139 ppm instead"
                + " of 51240 ppm.",
            "Would fall to 61487 ppm if the forecast loss were at most 54820 ppm instead of 58707"
                + " ppm.");
  }

  /** What is told holds when the policy is evaluated there, and nothing nearer does. */
  @Test
  void of_randomWalks_holdsThereAndNowhereNearer() {
    int[] seen = new int[ImaginedQuantity.values().length];
    for (int seed = 0; seed < 300; seed++) {
      RandomRails rails = new RandomRails(90_000 + seed);
      MarginProfile profile = rails.profile();
      PolicyState state = PolicyState.initial();
      for (int i = 0; i < 30; i++) {
        PolicyInput input = rails.next();
        Counterfactuals counterfactuals = new Counterfactuals(profile, state, input);
        PolicyStep actual = MarginPolicy.step(profile, state, input);
        for (Side side : Side.values()) {
          for (Counterfactual one : counterfactuals.of(side)) {
            seen[one.quantity().ordinal()]++;
            assertThat(published(profile, state, input, one, one.ifPpm()))
                .as(one.toString())
                .isEqualTo(one.wouldBePpm());
            assertThat(one.publishedPpm()).isEqualTo(actual.parameters().imf().of(side));
            assertThat(one.wouldBePpm()).isNotEqualTo(one.publishedPpm());
            requireNothingNearer(profile, state, input, one, rails.random());
          }
        }
        state = actual.nextState();
      }
    }
    for (ImaginedQuantity quantity : ImaginedQuantity.values()) {
      assertThat(seen[quantity.ordinal()]).as(quantity.name()).isGreaterThan(100);
    }
  }

  private static void requireNothingNearer(
      MarginProfile profile,
      PolicyState state,
      PolicyInput input,
      Counterfactual one,
      SplittableRandom random) {
    long step = Long.signum(one.ifPpm() - one.actualPpm());
    long distance = Math.abs(one.ifPpm() - one.actualPpm());
    long target = target(MarginPolicy.decide(profile, state, input).attribution(one.side()));
    for (long offset : new long[] {distance - 1, random.nextLong(distance), 0}) {
      long published = published(profile, state, input, one, one.actualPpm() + step * offset);
      if (one.quantity() == ImaginedQuantity.MARGIN_BEFORE) {
        assertThat(published).as(one.toString()).isNotEqualTo(target);
        assertThat(Math.abs(target - published) * 1_000_000)
            .as(one.toString())
            .isGreaterThanOrEqualTo(published * profile.hysteresis().deadBandPpm());
      } else {
        assertThat(published).as(one.toString()).isEqualTo(one.publishedPpm());
      }
    }
  }

  private static long target(Attribution attribution) {
    return attribution.steps().stream()
        .filter(step -> step.code().equals("floor"))
        .mapToLong(AttributionStep::afterPpm)
        .findFirst()
        .orElseThrow();
  }

  /** Evaluates the policy at another value, by constructors alone. */
  private static long published(
      MarginProfile profile, PolicyState state, PolicyInput in, Counterfactual one, long ppm) {
    Side side = one.side();
    RegimeProbabilities p = in.regime();
    long elevated = Math.min(p.elevatedPpm(), 1_000_000 - ppm);
    PolicyStep step =
        switch (one.quantity()) {
          case STRESS_PROBABILITY ->
              MarginPolicy.step(
                  profile,
                  state,
                  PolicyWalk.withRegime(
                      in, new RegimeProbabilities(1_000_000 - ppm - elevated, elevated, ppm)));
          case FORECAST ->
              MarginPolicy.step(
                  profile,
                  state,
                  PolicyWalk.withConditional(
                      in,
                      side == Side.LONG ? ppm : in.longSide().conditionalPpm(),
                      side == Side.SHORT ? ppm : in.shortSide().conditionalPpm()));
          case MARGIN_BEFORE -> MarginPolicy.step(profile, imagined(state, side, ppm), in);
        };
    return step.parameters().imf().of(side);
  }

  private static PolicyState imagined(PolicyState state, Side side, long ppm) {
    List<PublishedLevel> levels =
        state.published().stream()
            .map(level ->
                new PublishedLevel(
                    level.atMs(),
                    side == Side.LONG
                        ? new SidedPpm(ppm, level.imf().shortPpm())
                        : new SidedPpm(level.imf().longPpm(), ppm)))
            .toList();
    return new PolicyState(levels, state.memory());
  }
}
