package io.foreshock.model;

import io.foreshock.market.AssetClass;
import java.util.Map;
import java.util.Optional;

/**
 * A champion as trained up to a moment. Nothing after {@code knownUntilMs} has touched its weights
 * or profile values.
 *
 * @param modelId name of the champion, such as {@code classical-exchange}
 * @param version its version, such as {@code 2012-12-31}
 * @param group markets it serves
 * @param knownUntilMs last moment that touched fitting, selection or tuning, epoch milliseconds
 * @param contentHash SHA-256 of its weights file, 64 hexadecimal digits
 * @param settings what it sets, by asset class
 */
public record Edition(
    String modelId,
    String version,
    ClassGroup group,
    long knownUntilMs,
    String contentHash,
    Map<AssetClass, ClassSettings> settings) {

  /** Copies the map. */
  public Edition {
    settings = Map.copyOf(settings);
  }

  /** Returns what the edition sets for a class, empty where it says nothing of it. */
  public Optional<ClassSettings> settingsOf(AssetClass assetClass) {
    return Optional.ofNullable(settings.get(assetClass));
  }
}
