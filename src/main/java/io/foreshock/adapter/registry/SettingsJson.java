package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassSettings;
import java.util.EnumMap;
import java.util.Map;

/** What a champion sets, by asset class, in JSON: member weights and margin profile. */
final class SettingsJson {

  private SettingsJson() {}

  /**
   * Reads the settings of every class named.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static Map<AssetClass, ClassSettings> read(JsonFields json) {
    Map<AssetClass, ClassSettings> settings = new EnumMap<>(AssetClass.class);
    for (String key : json.keys()) {
      JsonFields entry = json.object(key).requireExactly("memberWeights", "profile");
      settings.put(
          assetClass(key),
          new ClassSettings(
              weights(entry.object("memberWeights")), ProfileJson.read(entry.object("profile"))));
    }
    return settings;
  }

  private static AssetClass assetClass(String key) {
    for (AssetClass assetClass : AssetClass.values()) {
      if (assetClass.name().equals(key)) {
        return assetClass;
      }
    }
    throw new IllegalArgumentException(key + " is not an asset class");
  }

  private static MemberWeights weights(JsonFields json) {
    MemberName[] names = MemberName.values();
    String[] codes = new String[names.length];
    Map<MemberName, Double> weights = new EnumMap<>(MemberName.class);
    for (int i = 0; i < names.length; i++) {
      codes[i] = names[i].code();
    }
    json.requireExactly(codes);
    for (MemberName name : names) {
      weights.put(name, json.number(name.code()));
    }
    return new MemberWeights(weights);
  }

  /** Returns settings as JSON. */
  static ObjectNode write(Map<AssetClass, ClassSettings> settings) {
    ObjectNode json = JsonFields.newObject();
    for (Map.Entry<AssetClass, ClassSettings> entry : settings.entrySet()) {
      ObjectNode one = json.putObject(entry.getKey().name());
      one.set("memberWeights", weights(entry.getValue().weights()));
      one.set("profile", ProfileJson.write(entry.getValue().profile()));
    }
    return json;
  }

  private static ObjectNode weights(MemberWeights weights) {
    ObjectNode json = JsonFields.newObject();
    for (MemberName name : MemberName.values()) {
      json.put(name.code(), weights.of(name));
    }
    return json;
  }

  /** Returns the SHA-256 of the documented defaults of all classes in compact form. */
  static String documentedHash() {
    Map<AssetClass, ClassSettings> documented = new EnumMap<>(AssetClass.class);
    for (AssetClass assetClass : AssetClass.values()) {
      documented.put(assetClass, ClassSettings.documented(assetClass));
    }
    return Sha256.of(JsonBytes.compact(write(documented)));
  }
}
