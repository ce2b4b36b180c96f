package io.foreshock.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.application.ActiveModels;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** Readiness follows the models. */
class ModelsHealthCheckTest {

  private static final Edition EDITION =
      new Edition(
          "classical-exchange",
          "2012-12-31",
          ClassGroup.EXCHANGE,
          1_356_998_399_999L,
          "ab".repeat(32),
          Map.of(AssetClass.INDEX, ClassSettings.documented(AssetClass.INDEX)));

  private static HealthCheckResponse check(
      List<Edition> editions, List<LoadedModels.ArtifactProblem> problems) {
    LoadedModels loaded =
        new LoadedModels(new Editions(editions, "cd".repeat(32)), FittedParameters.NONE, problems);
    return new ModelsHealthCheck(new ActiveModels(() -> loaded, Map.of())).call();
  }

  @Test
  void call_championLoaded_isUp() {
    HealthCheckResponse response = check(List.of(EDITION), List.of());

    assertThat(response.getStatus()).isEqualTo(Status.UP);
    assertThat(response.getData().orElseThrow()).containsEntry("editions", 1L);
  }

  @Test
  void call_noChampion_isDown() {
    assertThat(check(List.of(), List.of()).getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void call_corruptArtifact_isDownAndNamesArtifactAndReason() {
    HealthCheckResponse response =
        check(
            List.of(EDITION),
            List.of(new LoadedModels.ArtifactProblem("a/1/weights.json", "SHA-256 differs")));

    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData().orElseThrow())
        .containsEntry("a/1/weights.json", "SHA-256 differs");
  }
}
