package io.foreshock.adapter.rest;

import io.foreshock.market.AppendResult;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of posted bars.
 *
 * @param accepted bars newly stored
 * @param unchanged bars that were stored before with the same values
 * @param quarantined bars set aside
 * @param markets the same by market
 */
@Schema(name = "IngestedBars")
record IngestedDocument(
    @Schema(examples = "2") long accepted,
    @Schema(examples = "0") long unchanged,
    @Schema(examples = "0") long quarantined,
    List<OfMarket> markets) {

  /** What became of the bars of one market. */
  @Schema(name = "IngestedBarsOfMarket")
  record OfMarket(
      @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
      @Schema(examples = "2") long accepted,
      @Schema(examples = "0") long unchanged,
      @Schema(examples = "0") long quarantined) {

    static OfMarket of(String marketId, AppendResult result) {
      return new OfMarket(marketId, result.accepted(), result.unchanged(), result.quarantined());
    }
  }

  static IngestedDocument of(SortedMap<String, AppendResult> results) {
    AppendResult sum = results.values().stream().reduce(AppendResult.NONE, AppendResult::plus);
    return new IngestedDocument(
        sum.accepted(),
        sum.unchanged(),
        sum.quarantined(),
        results.entrySet().stream()
            .map(entry -> OfMarket.of(entry.getKey(), entry.getValue()))
            .toList());
  }
}
