package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.PriceSource;
import io.foreshock.market.verification.PricedMarket;
import io.foreshock.market.verification.PricedMarkets;
import io.foreshock.market.verification.SourceKey;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads reports of prices, one or many, and checks who sent them. */
final class PostedPrices {

  private static final int MOST_REPORTS = 1_000;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_SYMBOL = 256;
  private static final int LONGEST_SIGNATURE = 128;
  private static final String PRICES = "prices";
  private static final String SIGNATURE = "signature";
  private static final Set<String> REPORT =
      Set.of("source", "marketId", "price", "confidence", "observedAt", SIGNATURE);

  private final CurrentDocuments documents;
  private final PricedMarkets markets;
  private final long arrivedAtMs;
  private final BodyReader reader = new BodyReader();
  private final List<Posted> posted = new ArrayList<>();

  /**
   * A report with where it stands in the body.
   *
   * @param pointer JSON pointer to it
   * @param report the report
   * @param source its source
   * @param signature signature it came with, empty where there is none
   */
  record Posted(
      String pointer, PriceReport report, PriceSource source, Optional<String> signature) {

    /**
     * Requires the signature that the source's reports must carry.
     *
     * @throws PriceRequestException if it is missing or not the source's
     */
    void requireSignature() {
      if (source.key().isEmpty()) {
        return;
      }
      String given =
          signature.orElseThrow(() ->
              new PriceRequestException(
                  PriceRequestException.Fault.UNSIGNED,
                  pointer + "/" + SIGNATURE,
                  "reports of source '" + source.id() + "' must be signed with its key"));
      requireSignature(source.key().get(), given);
    }

    private void requireSignature(SourceKey key, String given) {
      if (!key.verifies(report, given)) {
        throw new PriceRequestException(
            PriceRequestException.Fault.FORGED,
            pointer + "/" + SIGNATURE,
            "the signature is not that of source '" + source.id() + "' over this report");
      }
    }
  }

  private PostedPrices(CurrentDocuments documents, PricedMarkets markets, long arrivedAtMs) {
    this.documents = documents;
    this.markets = markets;
    this.arrivedAtMs = arrivedAtMs;
  }

  /**
   * Reads a body: a report, or an object whose only member {@code prices} lists up to 1,000.
   *
   * @param arrivedAtMs time of arrival, epoch milliseconds
   * @throws InvalidRequestException naming each part at fault by its JSON pointer
   * @throws PriceRequestException if a signature is missing or forged
   */
  static List<Posted> read(
      JsonNode json, CurrentDocuments documents, PricedMarkets markets, long arrivedAtMs) {
    PostedPrices prices = new PostedPrices(documents, markets, arrivedAtMs);
    if (json.has(PRICES)) {
      prices.readMany(json);
    } else {
      prices.readOne(json, "");
    }
    prices.reader.check();
    prices.posted.forEach(Posted::requireSignature);
    return prices.posted;
  }

  private void readMany(JsonNode json) {
    reader.only(json, "", Set.of(PRICES));
    List<JsonNode> entries = reader.array(json, "", PRICES, true, Integer.MAX_VALUE);
    if (entries.size() > MOST_REPORTS) {
      reader.fault(
          "/" + PRICES, "prices may have " + MOST_REPORTS + " entries, had " + entries.size());
      return;
    }
    for (int index = 0; index < entries.size(); index++) {
      readOne(entries.get(index), "/" + PRICES + "/" + index);
    }
  }

  private void readOne(JsonNode node, String at) {
    reader.only(node, at, REPORT);
    Optional<PricedMarket> market = market(node, at);
    Optional<PriceSource> source = market.flatMap(known -> source(node, at, known));
    OptionalDouble price = reader.number(node, at, "price", true);
    OptionalDouble confidence = reader.number(node, at, "confidence", true);
    OptionalLong observedAtMs = observedAtMs(node, at);
    Optional<String> signature = signature(node, at, source);
    if (source.isPresent()
        && price.isPresent()
        && confidence.isPresent()
        && observedAtMs.isPresent()) {
      PriceReport report =
          new PriceReport(
              source.get().id(),
              market.get().marketId(),
              price.getAsDouble(),
              confidence.getAsDouble(),
              observedAtMs.getAsLong(),
              arrivedAtMs);
      posted.add(new Posted(at, report, source.get(), signature));
    }
  }

  private Optional<PricedMarket> market(JsonNode node, String at) {
    String name = reader.text(node, at, "marketId", LONGEST_SYMBOL);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<MarketId> id = documents.idOf(name);
    Optional<PricedMarket> market = id.flatMap(markets::market);
    if (market.isEmpty()) {
      reader.fault(
          at + "/marketId",
          "no sources of prices are configured for a market called '" + name + "'");
    }
    return market;
  }

  private Optional<PriceSource> source(JsonNode node, String at, PricedMarket market) {
    String name = reader.text(node, at, "source", LONGEST_NAME);
    Optional<PriceSource> source = market.source(name);
    if (source.isEmpty() && !name.isEmpty()) {
      reader.fault(
          at + "/source",
          "source must be one of "
              + market.sources().stream().map(PriceSource::id).toList()
              + ", was '"
              + name
              + "'");
    }
    return source;
  }

  private OptionalLong observedAtMs(JsonNode node, String at) {
    OptionalLong moment = reader.moment(node, at, "observedAt");
    try {
      moment.ifPresent(Parameters::requireInRange);
      return moment;
    } catch (DateTimeException _) {
      reader.fault(
          at + "/observedAt",
          "observedAt must lie in the years 1 to 9999, was " + moment.getAsLong());
      return OptionalLong.empty();
    }
  }

  private Optional<String> signature(JsonNode node, String at, Optional<PriceSource> source) {
    if (!node.hasNonNull(SIGNATURE)) {
      return Optional.empty();
    }
    String signature = reader.text(node, at, SIGNATURE, LONGEST_SIGNATURE);
    if (source.isPresent() && source.get().key().isEmpty()) {
      reader.fault(
          at + "/" + SIGNATURE,
          "no key of source '" + source.get().id() + "' is configured to check a signature by");
    }
    return Optional.of(signature);
  }
}
