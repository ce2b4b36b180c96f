package io.foreshock.adapter.bootstrap;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelRegistry;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Two editions with documented settings, so that tests do not depend on what was trained. */
@Mock
@Singleton
public class TestModels implements ModelRegistry {

  private static final long END_OF_2012_MS = 1_356_998_399_999L;
  private static final String HASH = "ab".repeat(32);

  @Override
  public LoadedModels load() {
    Editions editions =
        new Editions(
            List.of(
                edition("classical-exchange", ClassGroup.EXCHANGE, AssetClass.INDEX),
                edition("classical-crypto", ClassGroup.CRYPTO, AssetClass.UNCLASSIFIED)),
            "cd".repeat(32));
    return new LoadedModels(editions, FittedParameters.NONE, List.of());
  }

  private static Edition edition(String modelId, ClassGroup group, AssetClass assetClass) {
    return new Edition(
        modelId,
        "2012-12-31",
        group,
        END_OF_2012_MS,
        HASH,
        Map.of(assetClass, ClassSettings.documented(assetClass)));
  }
}
