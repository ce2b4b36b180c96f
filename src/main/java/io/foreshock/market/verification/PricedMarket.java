package io.foreshock.market.verification;

import io.foreshock.market.MarketId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A market whose price several sources tell.
 *
 * @param marketId the market
 * @param sources its sources, at least one, ids unique
 * @param quorum how many sources must agree for a price to count without reserve, in [1, number of
 *     sources]
 * @param divergencePpm spread of the sources, ppm of the price, beyond which they do not agree;
 *     also the least band around their median; in (0, 500,000]
 */
public record PricedMarket(
    MarketId marketId, List<PriceSource> sources, int quorum, long divergencePpm) {

  private static final long LARGEST_DIVERGENCE_PPM = 500_000;
  private static final double ONE_MILLION = 1e6;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the parameter and its value
   */
  public PricedMarket {
    sources = List.copyOf(sources);
    requireUnique(sources);
    if (!(quorum >= 1 && quorum <= sources.size())) {
      throw new IllegalArgumentException(
          "quorum must be in [1, " + sources.size() + "], was '" + quorum + "'");
    }
    if (!(divergencePpm > 0 && divergencePpm <= LARGEST_DIVERGENCE_PPM)) {
      throw new IllegalArgumentException(
          "divergencePpm must be in (0, 500000], was '" + divergencePpm + "'");
    }
  }

  private static void requireUnique(List<PriceSource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources must not be empty");
    }
    Set<String> ids = new HashSet<>();
    for (PriceSource source : sources) {
      if (!ids.add(source.id())) {
        throw new IllegalArgumentException(
            "source ids must be unique, was twice '" + source.id() + "'");
      }
    }
  }

  /** Returns the least quorum of which two cannot be found: more than half of the sources. */
  public static int majority(int sources) {
    return sources / 2 + 1;
  }

  /** Returns the source of that name. */
  public Optional<PriceSource> source(String id) {
    return sources.stream().filter(source -> source.id().equals(id)).findFirst();
  }

  /** Returns the spread beyond which sources do not agree, as a fraction of the price. */
  double divergence() {
    return divergencePpm / ONE_MILLION;
  }
}
