package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.PortfolioOrder;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionKind;
import io.foreshock.portfolio.pricing.OptionTerms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads positions and collateral and checks them against what is published. */
final class PortfolioReader {

  /** Positions of one portfolio. */
  static final int MOST_POSITIONS = 10_000;

  private static final int MOST_ASSETS = 1_000;
  private static final int LONGEST_NAME = 64;
  private static final double LARGEST = 1e15;
  private static final double MS_PER_YEAR = 365.0 * 86_400_000.0;
  private static final MarketId NONE = new MarketId("NONE");

  private static final Set<String> POSITION =
      Set.of(
          "positionId",
          "marketId",
          "type",
          "side",
          "quantity",
          "contractSize",
          "settlement",
          "entryPrice",
          "optionType",
          "strike",
          "expiry",
          "impliedVolatility",
          "delta",
          "gamma",
          "vega",
          "theta");
  private static final Set<String> ASSET = Set.of("asset", "quantity", "markPrice", "oraclePrice");
  private static final List<String> TERMS = List.of("strike", "expiry", "impliedVolatility");
  private static final List<String> GREEKS = List.of("delta", "gamma", "vega", "theta");

  private final AssessPortfolio portfolios;
  private final PublishedSnapshot snapshot;
  private final BodyReader reader;

  /** How a contract is settled; in dollars at the mark both are worth the same. */
  private enum Settlement {
    LINEAR,
    INVERSE
  }

  /**
   * Makes a reader.
   *
   * @param portfolios what knows markets and assets
   * @param snapshot what is published
   * @param reader where faults are noted
   */
  PortfolioReader(AssessPortfolio portfolios, PublishedSnapshot snapshot, BodyReader reader) {
    this.portfolios = portfolios;
    this.snapshot = snapshot;
    this.reader = reader;
  }

  /**
   * Reads a portfolio.
   *
   * @param json object with {@code positions} and, if there is any, {@code collateral}
   * @param pointer where it stands in the body
   */
  PortfolioOrder read(JsonNode json, String pointer) {
    return new PortfolioOrder(
        positions(json, pointer, "positions", true, new HashSet<>()), assets(json, pointer));
  }

  /**
   * Reads positions.
   *
   * @param json object in which they stand
   * @param pointer where it stands in the body
   * @param name name of the array
   * @param required whether the array must be there
   * @param ids ids that are taken; those read are added
   */
  List<Position> positions(
      JsonNode json, String pointer, String name, boolean required, Set<String> ids) {
    List<Position> positions = new ArrayList<>();
    PositionReader named =
        new PositionReader(market -> portfolios.market(market, snapshot), reader, ids);
    for (JsonNode node : reader.array(json, pointer, name, required, MOST_POSITIONS)) {
      positions.add(position(node, pointer + "/" + name + "/" + positions.size(), named));
    }
    return positions;
  }

  /**
   * Reads the member {@code collateral}, which may be absent.
   *
   * @param json object in which it stands
   * @param pointer where that stands in the body
   */
  List<PortfolioOrder.Asset> assets(JsonNode json, String pointer) {
    List<PortfolioOrder.Asset> assets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : reader.array(json, pointer, "collateral", false, MOST_ASSETS)) {
      assets.add(asset(node, pointer + "/collateral/" + assets.size(), names));
    }
    return assets;
  }

  private Position position(JsonNode node, String at, PositionReader named) {
    reader.only(node, at, POSITION);
    String id = named.id(node, at);
    Optional<MarketPublication> market = named.market(node, at);
    Optional<PositionType> type = reader.constant(node, at, "type", PositionType.class, true);
    reader.constant(node, at, "settlement", Settlement.class, false);
    double quantity = quantity(node, at);
    OptionalDouble entry = reader.number(node, at, "entryPrice", false, -LARGEST, LARGEST);
    Optional<OptionTerms> option =
        type.filter(PositionType.OPTION::equals).flatMap(_ -> option(node, at, market));
    Optional<Greeks> greeks =
        type.filter(PositionType.GREEKS::equals).flatMap(_ -> greeks(node, at));
    type.ifPresent(known -> contradictions(node, at, known));
    boolean whole =
        type.isPresent()
            && (option.isPresent() == (type.get() == PositionType.OPTION))
            && (greeks.isPresent() == (type.get() == PositionType.GREEKS));
    return new Position(
        id,
        market.map(MarketPublication::marketId).orElse(NONE),
        whole ? type.get() : PositionType.SPOT,
        quantity,
        entry,
        whole ? option : Optional.empty(),
        whole ? greeks : Optional.empty());
  }

  /** A negative quantity is a short position; where a side is told, the quantity has no sign. */
  private double quantity(JsonNode node, String at) {
    double quantity = reader.number(node, at, "quantity", true, -LARGEST, LARGEST).orElse(0.0);
    double size = reader.number(node, at, "contractSize", false, 0.0, LARGEST).orElse(1.0);
    Optional<Side> side = reader.constant(node, at, "side", Side.class, false);
    if (side.isPresent() && quantity < 0.0) {
      reader.fault(
          at + "/quantity", "quantity must not be negative beside a side, was " + quantity);
    }
    return side.filter(Side.SHORT::equals).isPresent() ? -quantity * size : quantity * size;
  }

  private Optional<OptionTerms> option(
      JsonNode node, String at, Optional<MarketPublication> market) {
    Optional<OptionKind> kind = reader.constant(node, at, "optionType", OptionKind.class, true);
    OptionalDouble strike = reader.number(node, at, "strike", true, 0.0, LARGEST);
    OptionalDouble volatility =
        reader.number(node, at, "impliedVolatility", true, 0.0, OptionTerms.MAXIMUM_VOLATILITY);
    OptionalLong expiryMs = reader.moment(node, at, "expiry");
    if (kind.isEmpty()
        || strike.isEmpty()
        || volatility.isEmpty()
        || expiryMs.isEmpty()
        || market.isEmpty()) {
      return Optional.empty();
    }
    double years = (expiryMs.getAsLong() - (double) market.get().lastCloseMs()) / MS_PER_YEAR;
    if (!(years > 0.0)) {
      reader.fault(
          at + "/expiry",
          "expiry must be after the market's last bar at "
              + market.get().lastCloseMs()
              + ", was "
              + expiryMs.getAsLong());
      return Optional.empty();
    }
    return Optional.of(
        new OptionTerms(kind.get(), strike.getAsDouble(), years, volatility.getAsDouble()));
  }

  private Optional<Greeks> greeks(JsonNode node, String at) {
    OptionalDouble delta = reader.number(node, at, "delta", true, -LARGEST, LARGEST);
    return delta.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Greeks(
                delta.getAsDouble(),
                reader.number(node, at, "gamma", false, -LARGEST, LARGEST).orElse(0.0),
                reader.number(node, at, "vega", false, -LARGEST, LARGEST).orElse(0.0),
                reader.number(node, at, "theta", false, -LARGEST, LARGEST).orElse(0.0)));
  }

  /** An option is told by its terms, Greeks by themselves, and nothing else has either. */
  private void contradictions(JsonNode node, String at, PositionType type) {
    if (type != PositionType.OPTION) {
      refuse(node, at, TERMS, "belongs to OPTION alone, type was " + type);
    }
    if (type != PositionType.GREEKS) {
      refuse(node, at, GREEKS, "contradicts the type, Greeks belong to GREEKS alone, was " + type);
    }
    if (type != PositionType.OPTION && type != PositionType.GREEKS) {
      refuse(node, at, List.of("optionType"), "belongs to OPTION or GREEKS, type was " + type);
    }
    if (type == PositionType.GREEKS && node.hasNonNull("optionType")) {
      reader
          .constant(node, at, "optionType", OptionKind.class, true)
          .ifPresent(kind -> greeksOf(node, at, kind));
    }
  }

  private void refuse(JsonNode node, String at, List<String> names, String why) {
    for (String name : names) {
      if (node.hasNonNull(name)) {
        reader.fault(at + "/" + name, name + " " + why);
      }
    }
  }

  /**
   * One unit of an option, held long, has a delta of one sign, and neither gamma nor vega below 0.
   */
  private void greeksOf(JsonNode node, String at, OptionKind kind) {
    double delta = node.path("delta").asDouble();
    boolean possible =
        kind == OptionKind.CALL ? delta >= 0.0 && delta <= 1.0 : delta <= 0.0 && delta >= -1.0;
    if (!possible) {
      reader.fault(at + "/delta", "delta of a " + kind + " cannot be " + delta);
    }
    for (String name : List.of("gamma", "vega")) {
      if (node.path(name).asDouble() < 0.0) {
        reader.fault(
            at + "/" + name,
            name + " of a " + kind + " cannot be negative, was " + node.path(name).asDouble());
      }
    }
  }

  /** A holding is cut by its size, so one asset may not stand in two. */
  private PortfolioOrder.Asset asset(JsonNode node, String at, Set<String> names) {
    reader.only(node, at, ASSET);
    String name = reader.text(node, at, "asset", LONGEST_NAME);
    if (!name.isEmpty() && !portfolios.knows(name, snapshot)) {
      reader.fault(
          at + "/asset", "'" + name + "' is neither money nor the asset of a published market");
    }
    if (!name.isEmpty() && !names.add(name)) {
      reader.fault(at + "/asset", "'" + name + "' stands in two entries");
    }
    return new PortfolioOrder.Asset(
        name,
        reader.number(node, at, "quantity", true, -LARGEST, LARGEST).orElse(0.0),
        reader.number(node, at, "markPrice", false, 0.0, LARGEST),
        reader.number(node, at, "oraclePrice", false, 0.0, LARGEST));
  }
}
