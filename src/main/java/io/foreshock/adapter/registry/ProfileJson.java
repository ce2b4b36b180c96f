package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.policy.BufferRules;
import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.HysteresisRules;
import io.foreshock.policy.MaintenanceRules;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.RegimeMultipliers;
import io.foreshock.policy.RegimeRules;
import io.foreshock.policy.StepRules;
import io.foreshock.policy.TargetRules;

/**
 * A margin profile in JSON: groups and keys are called as the record components are. A key that is
 * missing or not known is an error that names it.
 */
final class ProfileJson {

  private ProfileJson() {}

  /**
   * Reads a profile.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static MarginProfile read(JsonFields json) {
    json.requireExactly(
        "name", "version", "target", "hysteresis", "regime", "steps", "maintenance", "haircut");
    return new MarginProfile(
        json.text("name"),
        json.integer("version"),
        target(json.object("target")),
        hysteresis(json.object("hysteresis")),
        regime(json.object("regime")),
        steps(json.object("steps")),
        maintenance(json.object("maintenance")),
        haircut(json.object("haircut")));
  }

  /** Returns a profile as JSON. */
  static ObjectNode write(MarginProfile profile) {
    ObjectNode json = JsonFields.newObject();
    json.put("name", profile.name()).put("version", profile.version());
    json.set("target", target(profile.target()));
    json.set("hysteresis", hysteresis(profile.hysteresis()));
    json.set("regime", regime(profile.regime()));
    json.set("steps", steps(profile.steps()));
    json.set("maintenance", maintenance(profile.maintenance()));
    json.set("haircut", haircut(profile.haircut()));
    return json;
  }

  private static TargetRules target(JsonFields json) {
    json.requireExactly(
        "alphaPpm",
        "horizonHours",
        "stressedWeightPpm",
        "degradedAddOnPpm",
        "classMinimumImfPpm",
        "tenYearFloor",
        "buffer");
    return new TargetRules(
        json.integer("alphaPpm"),
        json.integer("horizonHours"),
        json.integer("stressedWeightPpm"),
        json.integer("degradedAddOnPpm"),
        json.integer("classMinimumImfPpm"),
        json.flag("tenYearFloor"),
        buffer(json.object("buffer")));
  }

  private static ObjectNode target(TargetRules rules) {
    ObjectNode json =
        JsonFields.newObject()
            .put("alphaPpm", rules.alphaPpm())
            .put("horizonHours", rules.horizonHours())
            .put("stressedWeightPpm", rules.stressedWeightPpm())
            .put("degradedAddOnPpm", rules.degradedAddOnPpm())
            .put("classMinimumImfPpm", rules.classMinimumImfPpm())
            .put("tenYearFloor", rules.tenYearFloor());
    json.set("buffer", buffer(rules.buffer()));
    return json;
  }

  private static BufferRules buffer(JsonFields json) {
    json.requireExactly(
        "bufferPpm", "bufferReleaseStartPpm", "bufferReleaseEndPpm", "bufferRefillPpmPerDay");
    return new BufferRules(
        json.integer("bufferPpm"),
        json.integer("bufferReleaseStartPpm"),
        json.integer("bufferReleaseEndPpm"),
        json.integer("bufferRefillPpmPerDay"));
  }

  private static ObjectNode buffer(BufferRules rules) {
    return JsonFields.newObject()
        .put("bufferPpm", rules.bufferPpm())
        .put("bufferReleaseStartPpm", rules.bufferReleaseStartPpm())
        .put("bufferReleaseEndPpm", rules.bufferReleaseEndPpm())
        .put("bufferRefillPpmPerDay", rules.bufferRefillPpmPerDay());
  }

  private static HysteresisRules hysteresis(JsonFields json) {
    json.requireExactly("deadBandPpm", "dwellHours", "lowerWhileStressed");
    return new HysteresisRules(
        json.integer("deadBandPpm"), json.integer("dwellHours"), json.flag("lowerWhileStressed"));
  }

  private static ObjectNode hysteresis(HysteresisRules rules) {
    return JsonFields.newObject()
        .put("deadBandPpm", rules.deadBandPpm())
        .put("dwellHours", rules.dwellHours())
        .put("lowerWhileStressed", rules.lowerWhileStressed());
  }

  private static RegimeRules regime(JsonFields json) {
    json.requireExactly(
        "stressEnterPpm",
        "stressEnterAtOncePpm",
        "stressEnterEvaluations",
        "stressLeavePpm",
        "regimeDwellHours",
        "maximumRegimeSwitchesPerWeek");
    return new RegimeRules(
        json.integer("stressEnterPpm"),
        json.integer("stressEnterAtOncePpm"),
        json.integer("stressEnterEvaluations"),
        json.integer("stressLeavePpm"),
        json.integer("regimeDwellHours"),
        json.integer("maximumRegimeSwitchesPerWeek"));
  }

  private static ObjectNode regime(RegimeRules rules) {
    return JsonFields.newObject()
        .put("stressEnterPpm", rules.stressEnterPpm())
        .put("stressEnterAtOncePpm", rules.stressEnterAtOncePpm())
        .put("stressEnterEvaluations", rules.stressEnterEvaluations())
        .put("stressLeavePpm", rules.stressLeavePpm())
        .put("regimeDwellHours", rules.regimeDwellHours())
        .put("maximumRegimeSwitchesPerWeek", rules.maximumRegimeSwitchesPerWeek());
  }

  private static StepRules steps(JsonFields json) {
    json.requireExactly(
        "stepUpPpmPerDay",
        "stepUpPpmPerHour",
        "stepDownPpmPerDay",
        "emergencyStressPpm",
        "emergencyLossToMarginPpm",
        "emergencyHours",
        "capPpm",
        "multiplierCapPpm");
    return new StepRules(
        json.integer("stepUpPpmPerDay"),
        json.integer("stepUpPpmPerHour"),
        json.integer("stepDownPpmPerDay"),
        json.integer("emergencyStressPpm"),
        json.integer("emergencyLossToMarginPpm"),
        json.integer("emergencyHours"),
        json.integer("capPpm"),
        json.integer("multiplierCapPpm"));
  }

  private static ObjectNode steps(StepRules rules) {
    return JsonFields.newObject()
        .put("stepUpPpmPerDay", rules.stepUpPpmPerDay())
        .put("stepUpPpmPerHour", rules.stepUpPpmPerHour())
        .put("stepDownPpmPerDay", rules.stepDownPpmPerDay())
        .put("emergencyStressPpm", rules.emergencyStressPpm())
        .put("emergencyLossToMarginPpm", rules.emergencyLossToMarginPpm())
        .put("emergencyHours", rules.emergencyHours())
        .put("capPpm", rules.capPpm())
        .put("multiplierCapPpm", rules.multiplierCapPpm());
  }

  private static MaintenanceRules maintenance(JsonFields json) {
    json.requireExactly(
        "classMinimumMmfPpm",
        "takerFeePpm",
        "liquidationFeePpm",
        "intradaySharePpm",
        "maintenanceStepPpm",
        "maintenanceStepHours",
        "noticeHours",
        "maintenanceToInitialCapPpm");
    return new MaintenanceRules(
        json.integer("classMinimumMmfPpm"),
        json.integer("takerFeePpm"),
        json.integer("liquidationFeePpm"),
        json.integer("intradaySharePpm"),
        json.integer("maintenanceStepPpm"),
        json.integer("maintenanceStepHours"),
        json.integer("noticeHours"),
        json.integer("maintenanceToInitialCapPpm"));
  }

  private static ObjectNode maintenance(MaintenanceRules rules) {
    return JsonFields.newObject()
        .put("classMinimumMmfPpm", rules.classMinimumMmfPpm())
        .put("takerFeePpm", rules.takerFeePpm())
        .put("liquidationFeePpm", rules.liquidationFeePpm())
        .put("intradaySharePpm", rules.intradaySharePpm())
        .put("maintenanceStepPpm", rules.maintenanceStepPpm())
        .put("maintenanceStepHours", rules.maintenanceStepHours())
        .put("noticeHours", rules.noticeHours())
        .put("maintenanceToInitialCapPpm", rules.maintenanceToInitialCapPpm());
  }

  private static HaircutRules haircut(JsonFields json) {
    json.requireExactly(
        "multipliers",
        "haircutFloorPpm",
        "liquidationHours",
        "impactPpm",
        "participationPpm",
        "haircutStepPpm",
        "haircutStepHours",
        "haircutNoticeHours");
    return new HaircutRules(
        multipliers(json.object("multipliers")),
        json.integer("haircutFloorPpm"),
        json.integer("liquidationHours"),
        json.integer("impactPpm"),
        json.integer("participationPpm"),
        json.integer("haircutStepPpm"),
        json.integer("haircutStepHours"),
        json.integer("haircutNoticeHours"));
  }

  private static ObjectNode haircut(HaircutRules rules) {
    ObjectNode json = JsonFields.newObject();
    json.set("multipliers", multipliers(rules.multipliers()));
    return json.put("haircutFloorPpm", rules.haircutFloorPpm())
        .put("liquidationHours", rules.liquidationHours())
        .put("impactPpm", rules.impactPpm())
        .put("participationPpm", rules.participationPpm())
        .put("haircutStepPpm", rules.haircutStepPpm())
        .put("haircutStepHours", rules.haircutStepHours())
        .put("haircutNoticeHours", rules.haircutNoticeHours());
  }

  private static RegimeMultipliers multipliers(JsonFields json) {
    json.requireExactly(
        "haircutCalmMultiplierPpm", "haircutElevatedMultiplierPpm", "haircutStressedMultiplierPpm");
    return new RegimeMultipliers(
        json.integer("haircutCalmMultiplierPpm"),
        json.integer("haircutElevatedMultiplierPpm"),
        json.integer("haircutStressedMultiplierPpm"));
  }

  private static ObjectNode multipliers(RegimeMultipliers multipliers) {
    return JsonFields.newObject()
        .put("haircutCalmMultiplierPpm", multipliers.haircutCalmMultiplierPpm())
        .put("haircutElevatedMultiplierPpm", multipliers.haircutElevatedMultiplierPpm())
        .put("haircutStressedMultiplierPpm", multipliers.haircutStressedMultiplierPpm());
  }
}
