package io.foreshock.training;

import io.foreshock.market.AssetClass;
import java.util.List;
import java.util.Optional;

/**
 * What was tried for one asset class and what came of it.
 *
 * @param assetClass the class
 * @param pooledWeights whether the weights were scored on all markets of the group, because the
 *     class has too few of its own
 * @param weights combinations, the chosen one first
 * @param varianceWeights combinations of variances, the chosen one first
 * @param pooledVariance how pooling the variance regression did, empty where it was not judged
 * @param goals what its margins should keep to
 * @param profiles profiles, the chosen one first
 * @param markets the chosen profile market by market
 * @param labels how steady the regime labels of the markets were
 */
public record ClassTraining(
    AssetClass assetClass,
    boolean pooledWeights,
    List<WeightSearch.Scored> weights,
    List<WeightSearch.Scored> varianceWeights,
    Optional<PooledVariance> pooledVariance,
    StabilityGoals goals,
    List<ProfileSearch.Scored> profiles,
    List<MarketScore> markets,
    List<RegimeHistory.Labels> labels) {

  /** Copies the lists. */
  public ClassTraining {
    weights = List.copyOf(weights);
    varianceWeights = List.copyOf(varianceWeights);
    profiles = List.copyOf(profiles);
    markets = List.copyOf(markets);
    labels = List.copyOf(labels);
  }

  /** Returns the number of market-days that count. */
  public int rows() {
    return markets.stream().mapToInt(MarketScore::rows).sum();
  }
}
