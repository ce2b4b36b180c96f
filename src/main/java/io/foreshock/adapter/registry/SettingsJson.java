package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.forecast.Combination;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** What a champion sets, by asset class, in JSON: its combination and margin profile. */
final class SettingsJson {

  private static final String DOCUMENTED_HASH = hashOfDocumented();

  private SettingsJson() {}

  /**
   * Reads the settings of every class named.
   *
   * @param combination reads a combination
   * @throws IllegalArgumentException naming the key at fault
   */
  static Map<AssetClass, ClassSettings> read(
      JsonFields json, Function<JsonFields, Combination> combination) {
    Map<AssetClass, ClassSettings> settings = new EnumMap<>(AssetClass.class);
    for (String key : json.keys()) {
      JsonFields entry = json.object(key).requireExactly("combination", "profile");
      settings.put(
          assetClass(key),
          new ClassSettings(
              combination.apply(entry.object("combination")),
              ProfileJson.read(entry.object("profile"))));
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

  /** Returns settings as JSON. */
  static ObjectNode write(Map<AssetClass, ClassSettings> settings) {
    ObjectNode json = JsonFields.newObject();
    for (Map.Entry<AssetClass, ClassSettings> entry : settings.entrySet()) {
      ObjectNode one = json.putObject(entry.getKey().name());
      one.set("combination", CombinationJson.write(entry.getValue().combination()));
      one.set("profile", ProfileJson.write(entry.getValue().profile()));
    }
    return json;
  }

  /** Returns the SHA-256 of the documented defaults of all classes in compact form. */
  static String documentedHash() {
    return DOCUMENTED_HASH;
  }

  private static String hashOfDocumented() {
    Map<AssetClass, ClassSettings> documented = new EnumMap<>(AssetClass.class);
    for (AssetClass assetClass : AssetClass.values()) {
      documented.put(assetClass, ClassSettings.documented(assetClass));
    }
    return Sha256.of(JsonBytes.compact(write(documented)));
  }
}
