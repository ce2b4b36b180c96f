package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.GuardRails;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.MarketShock;
import io.foreshock.application.PortfolioOrder;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.application.Shocks;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.MarketId;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.Position;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the shocks of a what-if; what a named market does not say, it takes from all markets. */
final class ShockReader {

  private static final Set<String> OF_MARKET =
      Set.of("pricePpm", "volatilityPpm", "depthPpm", "regime", "guardRails");
  private static final Set<String> MEMBERS =
      Set.of(
          "pricePpm",
          "volatilityPpm",
          "depthPpm",
          "regime",
          "guardRails",
          "correlationLambdaPpm",
          "marketShocks",
          "addPositions",
          "removePositionIds");
  private static final Set<String> RAILS =
      Set.of(
          "stepUpPpmPerDay",
          "stepUpPpmPerHour",
          "stepDownPpmPerDay",
          "stressedWeightPpm",
          "classMinimumImfPpm",
          "deadBandPpm",
          "dwellHours");
  private static final long LARGEST_RAIL = 100 * Ppm.ONE; // the profile knows its own ranges

  private final AssessPortfolio assess;
  private final PublishedSnapshot snapshot;
  private final BodyReader reader;
  private final PortfolioReader portfolios;

  /**
   * Makes a reader.
   *
   * @param assess what knows markets
   * @param snapshot what is published
   * @param reader where faults are noted
   * @param portfolios reads positions
   */
  ShockReader(
      AssessPortfolio assess,
      PublishedSnapshot snapshot,
      BodyReader reader,
      PortfolioReader portfolios) {
    this.assess = assess;
    this.snapshot = snapshot;
    this.reader = reader;
    this.portfolios = portfolios;
  }

  /**
   * Reads shocks.
   *
   * @param json the object, empty for none
   * @param at where it stands in the body
   * @param order the portfolio they are put on
   */
  Shocks read(JsonNode json, String at, PortfolioOrder order) {
    reader.only(json, at, MEMBERS);
    MarketShock everywhere = shock(json, at, MarketShock.NONE);
    Set<String> removed = removed(json, at, order);
    Set<String> taken =
        order.positions().stream()
            .map(Position::positionId)
            .filter(id -> !removed.contains(id))
            .collect(Collectors.toCollection(HashSet::new));
    return new Shocks(
        everywhere,
        byMarket(reader.object(json, at, "marketShocks", false), at + "/marketShocks", everywhere),
        reader.integer(json, at, "correlationLambdaPpm", 1 - Ppm.ONE, Ppm.ONE - 1).orElse(0),
        portfolios.positions(json, at, "addPositions", false, taken),
        removed);
  }

  private MarketShock shock(JsonNode json, String at, MarketShock otherwise) {
    return new MarketShock(
        move(json, at, "pricePpm", MarketShock.LARGEST_PRICE_PPM).orElse(otherwise.pricePpm()),
        move(json, at, "volatilityPpm", MarketShock.LARGEST_PPM).orElse(otherwise.volatilityPpm()),
        move(json, at, "depthPpm", MarketShock.LARGEST_PPM).orElse(otherwise.depthPpm()),
        reader.constant(json, at, "regime", Regime.class, false).or(otherwise::regime),
        json.hasNonNull("guardRails")
            ? rails(reader.object(json, at, "guardRails", true), at + "/guardRails")
            : otherwise.guardRails());
  }

  private OptionalLong move(JsonNode json, String at, String name, long most) {
    return reader.integer(json, at, name, MarketShock.LARGEST_FALL_PPM, most);
  }

  private GuardRails rails(JsonNode json, String at) {
    reader.only(json, at, RAILS);
    return new GuardRails(
        rail(json, at, "stepUpPpmPerDay"),
        rail(json, at, "stepUpPpmPerHour"),
        rail(json, at, "stepDownPpmPerDay"),
        rail(json, at, "stressedWeightPpm"),
        rail(json, at, "classMinimumImfPpm"),
        rail(json, at, "deadBandPpm"),
        rail(json, at, "dwellHours"));
  }

  private OptionalLong rail(JsonNode json, String at, String name) {
    return reader.integer(json, at, name, 0, LARGEST_RAIL);
  }

  private Map<MarketId, MarketShock> byMarket(JsonNode json, String at, MarketShock everywhere) {
    Map<MarketId, MarketShock> shocks = new LinkedHashMap<>();
    json.fieldNames()
        .forEachRemaining(name -> {
          JsonNode one = reader.object(json, at, name, true);
          reader.only(one, at + "/" + name, OF_MARKET);
          Optional<MarketPublication> market = assess.market(name, snapshot);
          if (market.isEmpty()) {
            reader.fault(
                at + "/" + name, "no market with a published set is called '" + name + "'");
          } else if (shocks.containsKey(market.get().marketId())) {
            reader.fault(at + "/" + name, market.get().marketId() + " is shocked twice");
          } else {
            shocks.put(market.get().marketId(), shock(one, at + "/" + name, everywhere));
          }
        });
    return shocks;
  }

  private Set<String> removed(JsonNode json, String at, PortfolioOrder order) {
    Set<String> known =
        order.positions().stream().map(Position::positionId).collect(Collectors.toSet());
    Set<String> removed = new HashSet<>();
    List<JsonNode> ids =
        reader.array(json, at, "removePositionIds", false, PortfolioReader.MOST_POSITIONS);
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i).asText();
      if (!ids.get(i).isTextual() || !known.contains(id) || !removed.add(id)) {
        reader.fault(
            at + "/removePositionIds/" + i,
            "must be the id of a position, told once, was " + BodyReader.shown(ids.get(i)));
      }
    }
    return removed;
  }
}
