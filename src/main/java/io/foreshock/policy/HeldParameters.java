package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import io.foreshock.policy.HeldParameter.HeldBy;
import io.foreshock.policy.ScheduledParameter.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells why maintenance margin and haircut are not where they should be; the attribution tells it
 * of initial margin.
 */
public final class HeldParameters {

  private final MarginProfile profile;
  private final PolicyInput input;
  private final MarginParameters published;
  private final List<HeldParameter> all = new ArrayList<>();

  private HeldParameters(MarginProfile profile, PolicyInput input, MarginParameters published) {
    this.profile = profile;
    this.input = input;
    this.published = published;
  }

  /**
   * Returns the parameters that something holds, in the order of {@link Parameter}.
   *
   * @param profile what the policy is tuned by
   * @param input what was known at the evaluation
   * @param published what was decided from it
   */
  public static List<HeldParameter> of(
      MarginProfile profile, PolicyInput input, MarginParameters published) {
    HeldParameters held = new HeldParameters(profile, input, published);
    for (Side side : Side.values()) {
      held.maintenance(side);
    }
    held.haircut();
    return List.copyOf(held.all);
  }

  private void maintenance(Side side) {
    MaintenanceRules rules = profile.maintenance();
    long asked = rules.targetPpm(input.side(side).maintenanceCoverPpm());
    long ceiling = rules.ceilingPpm(published.imf().of(side));
    add(Parameter.maintenance(side), asked, ceiling, published.mmf().of(side));
  }

  private void haircut() {
    long asked =
        HaircutSchedule.haircutPpm(profile.haircut(), published.regime().label(), input.haircut());
    add(Parameter.HAIRCUT, asked, Ppm.ONE, published.haircutPpm());
  }

  private void add(Parameter parameter, long askedPpm, long ceilingPpm, long inForcePpm) {
    if (askedPpm != inForcePpm) {
      HeldBy reason =
          askedPpm > inForcePpm
              ? whyNotRaised(parameter, askedPpm, ceilingPpm, inForcePpm)
              : whyNotLowered(askedPpm, inForcePpm);
      all.add(new HeldParameter(parameter, askedPpm, inForcePpm, reason));
    }
  }

  private HeldBy whyNotRaised(
      Parameter parameter, long askedPpm, long ceilingPpm, long inForcePpm) {
    if (askedPpm > ceilingPpm && isNear(ceilingPpm, inForcePpm)) {
      return HeldBy.SHARE_OF_INITIAL;
    }
    if (isNear(askedPpm, inForcePpm)) {
      return HeldBy.DEAD_BAND;
    }
    boolean announced =
        published.scheduled().stream().anyMatch(raise -> raise.parameter() == parameter);
    return announced ? HeldBy.NOTICE : HeldBy.STEP;
  }

  private HeldBy whyNotLowered(long askedPpm, long inForcePpm) {
    if (published.flags().contains(PolicyFlag.LOOSENING_FROZEN)) {
      return HeldBy.FROZEN;
    }
    if (published.regime().label() == Regime.STRESSED) {
      return HeldBy.STRESSED;
    }
    return isNear(askedPpm, inForcePpm) ? HeldBy.DEAD_BAND : HeldBy.STEP;
  }

  private boolean isNear(long askedPpm, long inForcePpm) {
    return askedPpm == inForcePpm || profile.hysteresis().inDeadBand(askedPpm, inForcePpm);
  }
}
