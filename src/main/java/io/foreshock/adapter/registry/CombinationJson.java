package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.learned.TrainedRange;
import io.foreshock.forecast.volatility.LogVarianceModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A combination in JSON: weights and pooled models by member code. */
final class CombinationJson {

  private static final String POOLED = "pooled";
  private static final String RANGE = "trainedRange";

  private CombinationJson() {}

  /**
   * Reads a combination.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static Combination read(JsonFields json) {
    return read(json, MemberName.combined());
  }

  /**
   * Reads a combination as it was written before nets learned the tail: they weigh nothing.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static Combination readWithoutTailNets(JsonFields json) {
    List<MemberName> members = new ArrayList<>(MemberName.combined());
    members.remove(MemberName.NET_FZ0);
    return read(json, members);
  }

  private static Combination read(JsonFields json, List<MemberName> members) {
    Optional<TrainedRange> range = Optional.empty();
    if (json.has(RANGE)) {
      json.requireExactly("tailWeights", "varianceWeights", POOLED, RANGE);
      range = Optional.of(VarianceModelJson.range(json.object(RANGE)));
    } else {
      json.requireExactly("tailWeights", "varianceWeights", POOLED);
    }
    return new Combination(
        weights(json.object("tailWeights"), members),
        weights(json.object("varianceWeights"), members),
        pooled(json.object(POOLED)),
        range);
  }

  private static Map<MemberName, LogVarianceModel> pooled(JsonFields json) {
    Map<MemberName, LogVarianceModel> pooled = new EnumMap<>(MemberName.class);
    for (String key : json.keys()) {
      pooled.put(MemberName.ofCode(key), VarianceModelJson.read(json.object(key)));
    }
    return pooled;
  }

  /**
   * Reads a combination as it was written before there were learned members: they weigh nothing.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static Combination readWithoutLearned(JsonFields json) {
    List<MemberName> members = new ArrayList<>(MemberName.combined());
    members.removeAll(MemberName.learned());
    Map<MemberName, LogVarianceModel> pooled = new EnumMap<>(MemberName.class);
    String regression = "pooledVariance";
    if (json.has(regression)) {
      json.requireExactly("tailWeights", "varianceWeights", regression);
      pooled.put(MemberName.HAR_X_POT, VarianceModelJson.regression(json.object(regression)));
    } else {
      json.requireExactly("tailWeights", "varianceWeights");
    }
    return new Combination(
        weights(json.object("tailWeights"), members),
        weights(json.object("varianceWeights"), members),
        pooled);
  }

  private static MemberWeights weights(JsonFields json, List<MemberName> members) {
    json.requireExactly(members.stream().map(MemberName::code).toArray(String[]::new));
    Map<MemberName, Double> weights = new EnumMap<>(MemberName.class);
    for (MemberName name : members) {
      weights.put(name, json.number(name.code()));
    }
    return new MemberWeights(weights);
  }

  /** Returns a combination as JSON. */
  static ObjectNode write(Combination combination) {
    ObjectNode json = JsonFields.newObject();
    json.set("tailWeights", weights(combination.tail()));
    json.set("varianceWeights", weights(combination.variance()));
    ObjectNode pooled = json.putObject(POOLED);
    combination
        .pooled()
        .forEach((member, model) -> pooled.set(member.code(), VarianceModelJson.write(model)));
    combination.range().ifPresent(range -> json.set(RANGE, VarianceModelJson.range(range)));
    return json;
  }

  private static ObjectNode weights(MemberWeights weights) {
    ObjectNode json = JsonFields.newObject();
    for (MemberName name : MemberName.combined()) {
      json.put(name.code(), weights.of(name));
    }
    return json;
  }
}
