package io.foreshock.policy;

import io.foreshock.market.AssetClass;
import java.util.regex.Pattern;

/**
 * Everything the policy may be tuned by: named, versioned and part of what is signed. Every check
 * names the key as it stands in JSON.
 *
 * @param name text matching {@code [a-z0-9][a-z0-9.-]*}, at most 64 characters
 * @param version counts from 1
 * @param target what the margin should be
 * @param hysteresis when a changed target is taken up
 * @param regime how the regime label is held
 * @param steps how fast and far initial margin moves
 * @param maintenance maintenance margin
 * @param haircut collateral haircuts
 */
public record MarginProfile(
    String name,
    long version,
    TargetRules target,
    HysteresisRules hysteresis,
    RegimeRules regime,
    StepRules steps,
    MaintenanceRules maintenance,
    HaircutRules haircut) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  /**
   * Checks the name, the version and what must hold between groups: floors lie below caps, the
   * smallest margin pays opening and closing twice over, and a step is large enough to move it by
   * at least one ppm, or a rail could get stuck.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public MarginProfile {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must match [a-z0-9][a-z0-9.-]* and have at most 64 characters, was '" + name + "'");
    }
    Ppm.requireInRange("version", version, 1, Integer.MAX_VALUE);
    long minimum = target.classMinimumImfPpm();
    Ppm.requireAtLeast("capPpm", steps.capPpm(), minimum, "(classMinimumImfPpm)");
    Ppm.requireAtLeast(
        "classMinimumImfPpm",
        minimum,
        2 * (maintenance.takerFeePpm() + maintenance.liquidationFeePpm()),
        "(twice takerFeePpm and liquidationFeePpm)");
    Ppm.requireInRange(
        "classMinimumMmfPpm", maintenance.classMinimumMmfPpm(), 1, maintenance.ceilingPpm(minimum));
    requireMoving("stepUpPpmPerDay", steps.stepUpPpmPerDay(), minimum);
    requireMoving("stepUpPpmPerHour", steps.stepUpPpmPerHour(), minimum);
    requireMoving("stepDownPpmPerDay", steps.stepDownPpmPerDay(), minimum);
  }

  private static void requireMoving(String key, long stepPpm, long minimumPpm) {
    long least = (Ppm.ONE + minimumPpm - 1) / minimumPpm;
    Ppm.requireAtLeast(key, stepPpm, least, "to move classMinimumImfPpm by 1 ppm");
  }

  /**
   * Returns the documented starting profile of an asset class; see {@code DefaultProfiles} for the
   * reason of each number.
   */
  public static MarginProfile defaultFor(AssetClass assetClass) {
    return DefaultProfiles.of(assetClass);
  }

  /** Returns a copy under another name and version. */
  public MarginProfile withIdentity(String newName, long newVersion) {
    return new MarginProfile(
        newName, newVersion, target, hysteresis, regime, steps, maintenance, haircut);
  }

  /** Returns a copy with other target rules. */
  public MarginProfile withTarget(TargetRules other) {
    return new MarginProfile(name, version, other, hysteresis, regime, steps, maintenance, haircut);
  }

  /** Returns a copy with other hysteresis rules. */
  public MarginProfile withHysteresis(HysteresisRules other) {
    return new MarginProfile(name, version, target, other, regime, steps, maintenance, haircut);
  }

  /** Returns a copy with other regime rules. */
  public MarginProfile withRegime(RegimeRules other) {
    return new MarginProfile(name, version, target, hysteresis, other, steps, maintenance, haircut);
  }

  /** Returns a copy with other step rules. */
  public MarginProfile withSteps(StepRules other) {
    return new MarginProfile(
        name, version, target, hysteresis, regime, other, maintenance, haircut);
  }

  /** Returns a copy with other maintenance rules. */
  public MarginProfile withMaintenance(MaintenanceRules other) {
    return new MarginProfile(name, version, target, hysteresis, regime, steps, other, haircut);
  }

  /** Returns a copy with other haircut rules. */
  public MarginProfile withHaircut(HaircutRules other) {
    return new MarginProfile(name, version, target, hysteresis, regime, steps, maintenance, other);
  }

  /** Returns {@code name@version}, as published. */
  public String reference() {
    return name + "@" + version;
  }
}
