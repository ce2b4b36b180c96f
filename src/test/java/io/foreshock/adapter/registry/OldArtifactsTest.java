package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.Combination;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.market.AssetClass;
import io.foreshock.model.Edition;
import io.foreshock.model.LoadedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Artifacts as earlier programs wrote them, one of each schema, are served by this one. */
class OldArtifactsTest {

  private static final Path OLD = Path.of("src/test/resources/old-models");

  private static LoadedModels loaded(String schema) {
    return new FileModelRegistry(OLD.resolve(schema)).load();
  }

  private static Combination crypto(String schema) {
    return loaded(schema).editions().editions().stream()
        .map(edition -> edition.settings().get(AssetClass.CRYPTO))
        .filter(settings -> settings != null)
        .findFirst()
        .orElseThrow()
        .combination();
  }

  @ParameterizedTest
  @ValueSource(strings = {"model-weights-2", "model-weights-3"})
  void load_oldSchema_isReadWithoutAProblemAndUnchanged(String schema) throws IOException {
    LoadedModels loaded = loaded(schema);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.editions().editions()).isNotEmpty();
    for (Edition edition : loaded.editions().editions()) {
      Path weights =
          OLD.resolve(schema)
              .resolve(edition.modelId())
              .resolve(edition.version())
              .resolve("weights.json");
      assertThat(Files.readString(weights)).contains(schema.replace("weights-", "weights/"));
      assertThat(edition.contentHash()).isEqualTo(Sha256.of(Files.readAllBytes(weights)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model-weights-2", "model-weights-3"})
  void load_oldSchema_givesWeightsThatSumToOne(String schema) {
    Combination combination = crypto(schema);
    for (var weights : List.of(combination.tail(), combination.variance())) {
      double sum = 0.0;
      for (MemberName name : MemberName.combined()) {
        sum += weights.of(name);
      }
      // Tenths: only the rounding of their sum.
      assertThat(sum).isCloseTo(1.0, within(1e-12));
    }
  }

  @Test
  void load_schemaThree_bringsTreesAndNets() {
    Combination combination = crypto("model-weights-3");
    assertThat(combination.pooled().get(MemberName.TREES_POT)).isInstanceOf(TreeVariance.class);
    assertThat(combination.pooled().get(MemberName.NET_POT)).isInstanceOf(RecurrentVariance.class);
  }
}
