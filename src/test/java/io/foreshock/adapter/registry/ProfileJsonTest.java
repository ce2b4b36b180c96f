package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.MarginProfile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileJsonTest {

  @ParameterizedTest
  @EnumSource(AssetClass.class)
  void read_whatWasWritten_isTheSame(AssetClass assetClass) {
    MarginProfile profile = MarginProfile.defaultFor(assetClass);

    byte[] json = JsonBytes.indented(ProfileJson.write(profile));

    assertThat(ProfileJson.read(JsonFields.parse(json))).isEqualTo(profile);
  }

  @Test
  void write_anyProfile_callsKeysAsTheRecordComponents() {
    JsonNode json = ProfileJson.write(MarginProfile.defaultFor(AssetClass.INDEX));

    assertSameKeys(json, MarginProfile.class);
  }

  private static void assertSameKeys(JsonNode json, Class<?> type) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
      if (component.getType().isRecord()) {
        assertSameKeys(json.get(component.getName()), component.getType());
      }
    }
    assertThat(JsonFields.of(json).keys()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void read_eachKeyMissing_namesIt() {
    ObjectNode whole = ProfileJson.write(MarginProfile.defaultFor(AssetClass.FX));
    for (String group : JsonFields.of(whole).keys()) {
      ObjectNode without = whole.deepCopy();
      without.remove(group);
      assertThatThrownBy(() -> ProfileJson.read(JsonFields.of(without)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(group + " is missing");
    }
    for (String key : JsonFields.of(whole.get("steps")).keys()) {
      ObjectNode without = whole.deepCopy();
      ((ObjectNode) without.get("steps")).remove(key);
      assertThatThrownBy(() -> ProfileJson.read(JsonFields.of(without)))
          .hasMessage("steps." + key + " is missing");
    }
  }

  @Test
  void read_unknownKey_namesIt() {
    ObjectNode json = ProfileJson.write(MarginProfile.defaultFor(AssetClass.FX));
    ((ObjectNode) json.get("target")).put("alphaPercent", 1);

    assertThatThrownBy(() -> ProfileJson.read(JsonFields.of(json)))
        .hasMessage("target.alphaPercent is not a known key");
  }

  @Test
  void operatorProfiles_validFile_isFoundByName(@TempDir Path folder) throws IOException {
    MarginProfile profile =
        MarginProfile.defaultFor(AssetClass.CRYPTO).withIdentity("perp-strict", 3);
    Files.write(folder.resolve("a.json"), JsonBytes.indented(ProfileJson.write(profile)));

    assertThat(new OperatorProfiles(folder).load()).containsOnlyKeys("perp-strict");
    assertThat(new OperatorProfiles(folder).load()).containsValue(profile);
  }

  @Test
  void operatorProfiles_noFolder_areNone(@TempDir Path folder) {
    assertThat(new OperatorProfiles(folder.resolve("none")).load()).isEmpty();
  }

  @Test
  void operatorProfiles_wrongValue_namesFileAndKey(@TempDir Path folder) throws IOException {
    ObjectNode json = ProfileJson.write(MarginProfile.defaultFor(AssetClass.CRYPTO));
    ((ObjectNode) json.get("hysteresis")).put("dwellHours", -1);
    Files.write(folder.resolve("bad.json"), JsonBytes.indented(json));

    assertThatThrownBy(() -> new OperatorProfiles(folder).load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad.json")
        .hasMessageContaining("dwellHours");
  }

  @Test
  void operatorProfiles_sameNameTwice_isRefused(@TempDir Path folder) throws IOException {
    byte[] json =
        JsonBytes.indented(ProfileJson.write(MarginProfile.defaultFor(AssetClass.CRYPTO)));
    Files.write(folder.resolve("a.json"), json);
    Files.write(folder.resolve("b.json"), json);

    assertThatThrownBy(() -> new OperatorProfiles(folder).load())
        .hasMessageContaining("b.json")
        .hasMessageContaining("default-crypto");
  }
}
