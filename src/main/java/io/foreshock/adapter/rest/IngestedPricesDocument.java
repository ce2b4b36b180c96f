package io.foreshock.adapter.rest;

import io.foreshock.application.VerifyPrices;
import io.foreshock.market.verification.PriceReportStore.Outcome;
import io.foreshock.market.verification.RefusalReason;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of posted prices.
 *
 * @param accepted reports newly stored
 * @param unchanged reports that were stored before with the same values
 * @param refused reports that are kept and enter no price
 * @param refusals which those are, and why
 */
@Schema(name = "IngestedPrices")
record IngestedPricesDocument(
    @Schema(examples = "2") long accepted,
    @Schema(examples = "0") long unchanged,
    @Schema(examples = "1") long refused,
    List<Refusal> refusals) {

  /** A report that was refused. */
  @Schema(name = "PriceRefusal")
  record Refusal(
      @Schema(examples = "/prices/2") String pointer,
      @Schema(examples = "alpha") String source,
      @Schema(examples = "BTCUSDT") String marketId,
      RefusalReason reason) {}

  static IngestedPricesDocument of(
      List<PostedPrices.Posted> posted, List<VerifyPrices.Received> received) {
    return new IngestedPricesDocument(
        count(received, Outcome.ACCEPTED),
        count(received, Outcome.UNCHANGED),
        count(received, Outcome.REFUSED),
        IntStream.range(0, posted.size())
            .boxed()
            .flatMap(place ->
                received
                    .get(place)
                    .refusal()
                    .map(reason -> refusal(posted.get(place), reason))
                    .stream())
            .toList());
  }

  private static long count(List<VerifyPrices.Received> received, Outcome outcome) {
    return received.stream().filter(each -> each.outcome() == outcome).count();
  }

  private static Refusal refusal(PostedPrices.Posted posted, RefusalReason reason) {
    return new Refusal(
        posted.pointer(), posted.report().sourceId(), posted.report().marketId().value(), reason);
  }
}
