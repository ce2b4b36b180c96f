package io.foreshock.adapter.bootstrap;

import io.foreshock.model.Edition;
import io.foreshock.model.ModelCards;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Cards of the editions of {@link TestModels}; those of crypto-assets have none. */
@Mock
@Singleton
public class TestCards implements ModelCards {

  @Override
  public Optional<String> of(Edition edition) {
    return edition.modelId().endsWith("crypto")
        ? Optional.empty()
        : Optional.of("# " + edition.modelId() + " " + edition.version() + " — σ\n");
  }
}
