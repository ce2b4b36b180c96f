package io.foreshock.policy;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Searches the nearest counterfactuals of a decision by evaluating the policy itself.
 *
 * <p>Initial margin never falls when the stress probability or the forecast rises, so the nearest
 * value that changes it is found by bisection over whole ppm. For the margin in force before, the
 * search is for the nearest value from which the target could have been reached, to within the dead
 * band; there is none where it was reached anyway.
 *
 * <p>Reference: S. Wachter, B. Mittelstadt and C. Russell, "Counterfactual explanations without
 * opening the black box", Harvard Journal of Law and Technology 31 (2018).
 */
public final class Counterfactuals {

  private final MarginProfile profile;
  private final PolicyState before;
  private final PolicyInput input;
  private final PolicyStep actual;

  /**
   * Imagines an evaluation.
   *
   * @param profile what the policy is tuned by
   * @param before what the decision before had left
   * @param input what was known at the evaluation
   * @throws IllegalArgumentException if the input is not later than the last publication
   */
  public Counterfactuals(MarginProfile profile, PolicyState before, PolicyInput input) {
    this.profile = profile;
    this.before = before;
    this.input = input;
    this.actual = MarginPolicy.step(profile, before, input);
  }

  /**
   * Returns what is nearest: a lower and a higher stress probability, another margin before, a
   * lower and a higher forecast, each where there is one.
   *
   * @param side the side
   */
  public List<Counterfactual> of(Side side) {
    List<Counterfactual> found = new ArrayList<>(around(stressProbability(side), Ppm.ONE));
    marginBefore(side).ifPresent(found::add);
    found.addAll(around(forecast(side), Ppm.MAXIMUM_LEVEL));
    return List.copyOf(found);
  }

  /** One quantity of one side: what it was, its least value, and what is published otherwise. */
  private record Imagined(
      Side side,
      Counterfactual.ImaginedQuantity quantity,
      long actualPpm,
      long leastPpm,
      LongFunction<PolicyStep> at) {

    long publishedAt(long ppm) {
      return at.apply(ppm).parameters().imf().of(side);
    }

    Counterfactual found(long ifPpm, long publishedPpm) {
      return new Counterfactual(side, quantity, actualPpm, ifPpm, publishedPpm, publishedAt(ifPpm));
    }
  }

  private long published(Side side) {
    return actual.parameters().imf().of(side);
  }

  private PolicyStep step(PolicyInput other) {
    return MarginPolicy.step(profile, before, other);
  }

  private Imagined stressProbability(Side side) {
    return new Imagined(
        side,
        Counterfactual.ImaginedQuantity.STRESS_PROBABILITY,
        input.regime().stressedPpm(),
        0,
        ppm -> step(input.withRegime(input.regime().withStressedPpm(ppm))));
  }

  private Imagined forecast(Side side) {
    return new Imagined(
        side,
        Counterfactual.ImaginedQuantity.FORECAST,
        input.side(side).conditionalPpm(),
        1,
        ppm -> step(input.withSide(side, input.side(side).withConditionalPpm(ppm))));
  }

  /** Returns the nearest value below that publishes less and the nearest above that does more. */
  private List<Counterfactual> around(Imagined imagined, long mostPpm) {
    long published = published(imagined.side());
    LongPredicate less = ppm -> imagined.publishedAt(ppm) < published;
    LongPredicate more = ppm -> imagined.publishedAt(ppm) > published;
    return Stream.of(
            nearest(imagined.actualPpm(), imagined.leastPpm(), less),
            nearest(imagined.actualPpm(), mostPpm, more))
        .flatMap(Optional::stream)
        .map(ppm -> imagined.found(ppm, published))
        .toList();
  }

  private Optional<Counterfactual> marginBefore(Side side) {
    if (before.isInitial()) {
      return Optional.empty();
    }
    long target = MarginPolicy.targetPpm(profile, before, input, side);
    long inForce = before.last().imf().of(side);
    Imagined imagined =
        new Imagined(
            side,
            Counterfactual.ImaginedQuantity.MARGIN_BEFORE,
            inForce,
            1,
            ppm -> MarginPolicy.step(profile, before.withInForce(side, ppm), input));
    LongPredicate reached = ppm -> isReached(target, published(side), imagined.publishedAt(ppm));
    return reached.test(inForce)
        ? Optional.empty()
        : nearestBefore(side, inForce, Math.min(target, Ppm.ONE), reached)
            .map(ppm -> imagined.found(ppm, published(side)));
  }

  /** Whether a margin has come to the target, from the side on which the published one stands. */
  private boolean isReached(long target, long published, long ppm) {
    boolean beyond = published > target ? ppm <= target : ppm >= target;
    return beyond || profile.hysteresis().inDeadBand(target, ppm);
  }

  /** The emergency lane shuts above one margin, so each part around it is searched by itself. */
  private Optional<Long> nearestBefore(Side side, long from, long to, LongPredicate reached) {
    long lane =
        input.side(side).worstLossPpm() * Ppm.ONE / profile.steps().emergencyLossToMarginPpm();
    if (from < lane && lane < to) {
      return nearest(from, lane, reached).or(() -> nearest(lane, to, reached));
    }
    return nearest(from, to, reached);
  }

  /**
   * Returns the value closest to {@code from} that holds, where all values beyond it up to {@code
   * to} hold as well; empty where even {@code to} does not.
   */
  private static Optional<Long> nearest(long from, long to, LongPredicate holds) {
    if (!holds.test(to)) {
      return Optional.empty();
    }
    long fails = from;
    long found = to;
    while (Math.abs(found - fails) > 1) {
      long middle = fails + (found - fails) / 2;
      if (holds.test(middle)) {
        found = middle;
      } else {
        fails = middle;
      }
    }
    return Optional.of(found);
  }
}
