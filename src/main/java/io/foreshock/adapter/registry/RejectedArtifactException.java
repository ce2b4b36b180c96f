package io.foreshock.adapter.registry;

import io.foreshock.model.LoadedModels.ArtifactProblem;

/** An artifact that must not be used; says which file and why. */
final class RejectedArtifactException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String artifact;

  /**
   * Names the artifact.
   *
   * @param artifact path below {@code models/}
   * @param reason why it must not be used
   */
  RejectedArtifactException(String artifact, String reason) {
    super(reason);
    this.artifact = artifact;
  }

  /** Returns the problem as told to others. */
  ArtifactProblem problem() {
    return new ArtifactProblem(artifact, String.valueOf(getMessage()));
  }
}
