package io.foreshock.model;

import io.foreshock.forecast.FittedParameters;
import java.util.List;

/**
 * What a registry holds that may be served.
 *
 * @param editions approved editions that passed every check
 * @param fits fits the editions bring along
 * @param problems artifacts that were not loaded, with the reason
 */
public record LoadedModels(
    Editions editions, FittedParameters fits, List<ArtifactProblem> problems) {

  /** Copies the list. */
  public LoadedModels {
    problems = List.copyOf(problems);
  }

  /**
   * An artifact that is missing, corrupt or of another schema.
   *
   * @param artifact path below {@code models/}
   * @param reason why it was not loaded
   */
  public record ArtifactProblem(String artifact, String reason) {}
}
