package io.foreshock.model;

/** Port: where trained models are kept. */
public interface ModelRegistry {

  /**
   * Reads every approved model and checks its hashes. An artifact that fails is named among the
   * problems and left out; the others are still served.
   */
  LoadedModels load();
}
