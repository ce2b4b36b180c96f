package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.MarketPublication;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what positions of every kind have: a name that no other has, and a published market. */
final class PositionReader {

  private static final int LONGEST_NAME = 64;

  private final Function<String, Optional<MarketPublication>> markets;
  private final BodyReader reader;
  private final Set<String> ids;

  /**
   * Makes a reader for the positions of one request.
   *
   * @param markets what is published of a market, by id, symbol or alias
   * @param reader where faults are noted
   * @param ids names that are taken; those read are added
   */
  PositionReader(
      Function<String, Optional<MarketPublication>> markets, BodyReader reader, Set<String> ids) {
    this.markets = markets;
    this.reader = reader;
    this.ids = ids;
  }

  /** Returns the position's name, empty after a fault. */
  String id(JsonNode position, String at) {
    String id = reader.text(position, at, "positionId", LONGEST_NAME);
    if (!id.isEmpty() && !ids.add(id)) {
      reader.fault(at + "/positionId", "positionId '" + id + "' stands in two positions");
    }
    return id;
  }

  /** Returns what is published of the position's market, empty after a fault. */
  Optional<MarketPublication> market(JsonNode position, String at) {
    String name = reader.text(position, at, "marketId", LONGEST_NAME);
    Optional<MarketPublication> market = markets.apply(name);
    if (!name.isEmpty() && market.isEmpty()) {
      reader.fault(at + "/marketId", "no market with a published set is called '" + name + "'");
    }
    return market;
  }
}
