package io.foreshock.adapter.rest;

import io.foreshock.application.MarketPublication;
import io.foreshock.application.MarketRisk;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.HaircutSchedule;
import io.foreshock.policy.HaircutTier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The haircut schedule of an asset at one moment.
 *
 * @param marketId the asset's market
 * @param assetClass its class
 * @param regime the held regime
 * @param liquidationHours least time to sell
 * @param haircutPpm haircut in force, ppm of collateral value
 * @param byRegime haircut of a small position by regime
 * @param sizeTiers haircut in force by size, the first node's being {@code haircutPpm}; linear
 *     between the nodes
 * @param modelId champion it was made by
 * @param modelVersion its version
 * @param dataCutoffMs knowledge time of the newest input, epoch milliseconds
 */
@Schema(name = "HaircutSchedule")
record HaircutDocument(
    @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
    AssetClass assetClass,
    Regime regime,
    @Schema(examples = "240") long liquidationHours,
    @Schema(description = "In force; raises come by notice.", examples = "150000") long haircutPpm,
    @Schema(
            description = "Haircut of a small position by regime, ppm.",
            examples = "{\"CALM\": 150000, \"ELEVATED\": 165000, \"STRESSED\": 195000}")
        Map<Regime, Long> byRegime,
    List<Tier> sizeTiers,
    @Schema(examples = "classical-exchange") String modelId,
    @Schema(examples = "2012-12-31") String modelVersion,
    @Schema(examples = "1587168000000") long dataCutoffMs) {

  /** From a small position to twice a day's volume. */
  private static final long[] SHARES_PPM = {
    0, 10_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_000_000
  };

  /** A node of the schedule by size. */
  @Schema(name = "HaircutTier")
  record Tier(
      @Schema(description = "Position over daily volume.", examples = "100000") long lowerSharePpm,
      @Schema(examples = "162000") long haircutPpm) {

    static Tier of(HaircutTier tier) {
      return new Tier(tier.lowerSharePpm(), tier.haircutPpm());
    }
  }

  /**
   * Schedules of all markets.
   *
   * @param schedules ordered by market
   */
  @Schema(name = "HaircutSchedules")
  record Schedules(List<HaircutDocument> schedules) {}

  /** Returns the schedule of a publication. */
  static HaircutDocument of(MarketPublication publication) {
    HaircutRules rules = publication.evaluation().choice().settings().profile().haircut();
    HaircutSchedule schedule = MarketRisk.schedule(publication);
    Regime held = publication.set().regime();
    return new HaircutDocument(
        publication.marketId().value(),
        publication.market().assetClass(),
        held,
        rules.liquidationHours(),
        publication.set().parameters().haircutPpm(),
        byRegime(schedule),
        HaircutTier.coupled(
                schedule.tiers(held, SHARES_PPM), publication.set().parameters().haircutPpm())
            .stream()
            .map(Tier::of)
            .toList(),
        publication.set().provenance().modelId(),
        publication.set().provenance().modelVersion(),
        publication.set().observedAtMs());
  }

  private static Map<Regime, Long> byRegime(HaircutSchedule schedule) {
    Map<Regime, Long> haircuts = new EnumMap<>(Regime.class);
    for (Regime regime : Regime.values()) {
      haircuts.put(regime, schedule.haircutPpm(regime, 0));
    }
    return haircuts;
  }
}
