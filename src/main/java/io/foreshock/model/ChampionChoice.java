package io.foreshock.model;

import java.util.OptionalLong;

/**
 * The champion in force for one market on one day.
 *
 * @param modelId name of the model
 * @param version its version
 * @param contentHash SHA-256 of what it sets, 64 hexadecimal digits
 * @param knownUntilMs last moment that touched it; empty for the documented defaults
 * @param settings what it sets
 */
public record ChampionChoice(
    String modelId,
    String version,
    String contentHash,
    OptionalLong knownUntilMs,
    ClassSettings settings) {

  /** Returns {@code modelId/version}. */
  public String reference() {
    return modelId + "/" + version;
  }
}
