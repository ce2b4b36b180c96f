package io.foreshock.adapter.registry;

import io.foreshock.model.LoadedModels;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/** A service with the shipped editions, whose crypto-assets have learned members. */
public final class LearnedService implements QuarkusTestProfile {

  /** Returns the models it serves, read by themselves. */
  public static LoadedModels models() {
    return new FileModelRegistry(Path.of("models")).load();
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.arc.exclude-types", "io.foreshock.adapter.bootstrap.TestModels");
  }
}
