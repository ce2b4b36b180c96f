package io.foreshock.training;

import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An edition as trained, before it is written.
 *
 * @param modelId name of the champion
 * @param version its version, the date of {@code knownUntil}
 * @param group markets it serves
 * @param knownUntilMs last moment that touched it, epoch milliseconds
 * @param settings what it sets, by class
 * @param training how it was chosen, for the classes that had data
 * @param sources the sets it was trained on
 * @param fitCount fits made on the way
 * @param unidentifiedFits those of them that found no distinct regimes
 * @param shippedFits fits to bring along, by key; empty for all but the newest edition
 */
public record TrainedEdition(
    String modelId,
    String version,
    ClassGroup group,
    long knownUntilMs,
    Map<AssetClass, ClassSettings> settings,
    Map<AssetClass, ClassTraining> training,
    List<DataSource> sources,
    int fitCount,
    int unidentifiedFits,
    SortedMap<String, double[]> shippedFits) {

  /** Copies the collections. */
  public TrainedEdition {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    training = Collections.unmodifiableMap(new TreeMap<>(training));
    sources = List.copyOf(sources);
    shippedFits = Collections.unmodifiableSortedMap(new TreeMap<>(shippedFits));
  }
}
