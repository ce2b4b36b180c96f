package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.adapter.rest.LiquidationRequest.Collateral;
import io.foreshock.adapter.rest.LiquidationRequest.Level;
import io.foreshock.adapter.rest.LiquidationRequest.Price;
import io.foreshock.application.EvaluateMarket;
import io.foreshock.application.MarketPublication;
import io.foreshock.market.Side;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.liquidation.Monitoring;
import io.foreshock.portfolio.liquidation.PassageSimulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a request for liquidation probabilities and checks its markets against what is published.
 */
final class LiquidationReader {

  static final int MOST_POSITIONS = 100;
  static final int MOST_HORIZONS = 10;
  static final int MOST_PATHS = 100_000;

  /** Positions × paths × days of a request: seconds of work, and all of it at 10,000 paths. */
  static final long MOST_STEPS = 30_000_000L;

  static final String LIQUIDATION_PRICE = "liquidationPrice";

  private static final String COLLATERAL = "collateralPpm";
  private static final String LEVERAGE = "leveragePpm";
  private static final String ENTRY_PRICE = "entryPrice";
  private static final List<String> LEVELS = List.of(LIQUIDATION_PRICE, COLLATERAL, LEVERAGE);
  private static final Set<String> POSITION =
      Set.of(
          "positionId", "marketId", "side", LIQUIDATION_PRICE, COLLATERAL, LEVERAGE, ENTRY_PRICE);

  private static final String HORIZONS = "horizonHours";
  private static final String MONITORING = "monitoringMinutes";
  private static final String PATHS = "paths";
  private static final String SEED = "seed";
  private static final Set<String> MEMBERS = Set.of("positions", HORIZONS, MONITORING, PATHS, SEED);

  private static final double HIGHEST_PRICE = 1e15;
  private static final long MOST_LEVERAGE = 1_000L * Ppm.ONE;
  private static final int DAY_MINUTES = 1_440;

  private final Function<String, Optional<MarketPublication>> markets;
  private final BodyReader reader;

  /**
   * Makes a reader.
   *
   * @param markets what is published of a market, by id, symbol or alias
   * @param reader where faults are noted
   */
  LiquidationReader(Function<String, Optional<MarketPublication>> markets, BodyReader reader) {
    this.markets = markets;
    this.reader = reader;
  }

  /**
   * Reads a request.
   *
   * @throws InvalidRequestException naming each part that is missing, unknown or out of range
   */
  LiquidationRequest read(JsonNode json) {
    reader.only(json, "", MEMBERS);
    LiquidationRequest request =
        new LiquidationRequest(
            positions(json),
            horizons(json),
            monitoring(json),
            paths(json),
            reader.integer(json, "", SEED, Long.MIN_VALUE, Long.MAX_VALUE).orElse(1L));
    long steps = (long) request.positions().size() * request.paths() * request.longestDays();
    if (steps > MOST_STEPS) {
      reader.fault(
          "/" + PATHS,
          "positions × paths × days must be at most " + MOST_STEPS + ", were " + steps);
    }
    reader.check();
    return request;
  }

  private List<LiquidationRequest.Position> positions(JsonNode json) {
    PositionReader named = new PositionReader(markets, reader, new HashSet<>());
    List<JsonNode> nodes = reader.filled(json, "", "positions", MOST_POSITIONS);
    List<LiquidationRequest.Position> positions = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      position(nodes.get(i), "/positions/" + i, named).ifPresent(positions::add);
    }
    return positions;
  }

  private Optional<LiquidationRequest.Position> position(
      JsonNode node, String at, PositionReader named) {
    reader.only(node, at, POSITION);
    String id = named.id(node, at);
    Optional<MarketPublication> market = named.market(node, at);
    Optional<Side> side = reader.constant(node, at, "side", Side.class, true);
    Optional<Level> level = level(node, at);
    return market.isPresent() && side.isPresent() && level.isPresent()
        ? Optional.of(new LiquidationRequest.Position(id, market.get(), side.get(), level.get()))
        : Optional.empty();
  }

  private Optional<Level> level(JsonNode node, String at) {
    List<String> given = LEVELS.stream().filter(node::hasNonNull).toList();
    if (given.size() != 1) {
      reader.fault(at, "one of " + LEVELS + " must be given, were " + given);
      return Optional.empty();
    }
    OptionalDouble entry = reader.number(node, at, ENTRY_PRICE, false, 0.0, HIGHEST_PRICE);
    return switch (given.getFirst()) {
      case COLLATERAL -> collateral(node, at, entry);
      case LEVERAGE -> leverage(node, at, entry);
      default -> price(node, at, entry);
    };
  }

  private Optional<Level> price(JsonNode node, String at, OptionalDouble entry) {
    if (entry.isPresent()) {
      reader.fault(at + "/" + ENTRY_PRICE, "entryPrice says nothing beside a liquidationPrice");
    }
    OptionalDouble price = reader.number(node, at, LIQUIDATION_PRICE, true, 0.0, HIGHEST_PRICE);
    return price.isPresent() ? Optional.of(new Price(price.getAsDouble())) : Optional.empty();
  }

  private Optional<Level> collateral(JsonNode node, String at, OptionalDouble entry) {
    OptionalLong ppm = reader.integer(node, at, COLLATERAL, 1, Ppm.ONE - 1);
    return ppm.isPresent()
        ? Optional.of(new Collateral(COLLATERAL, (double) ppm.getAsLong() / Ppm.ONE, entry))
        : Optional.empty();
  }

  private Optional<Level> leverage(JsonNode node, String at, OptionalDouble entry) {
    OptionalLong ppm = reader.integer(node, at, LEVERAGE, Ppm.ONE + 1, MOST_LEVERAGE);
    return ppm.isPresent()
        ? Optional.of(new Collateral(LEVERAGE, (double) Ppm.ONE / ppm.getAsLong(), entry))
        : Optional.empty();
  }

  private List<Integer> horizons(JsonNode json) {
    List<JsonNode> nodes = reader.filled(json, "", HORIZONS, MOST_HORIZONS);
    List<Integer> horizons = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      horizon("/" + HORIZONS + "/" + i, nodes.get(i), horizons);
    }
    return horizons;
  }

  private void horizon(String pointer, JsonNode value, List<Integer> horizons) {
    int most = EvaluateMarket.LONGEST_HORIZON_HOURS;
    int hours = value.isInt() ? value.intValue() : 0;
    if (hours <= 0 || hours > most || hours % LiquidationRequest.DAY_HOURS != 0) {
      reader.fault(
          pointer,
          "horizonHours must be multiples of 24 of at most "
              + most
              + ", one was "
              + BodyReader.shown(value));
    } else if (horizons.contains(hours)) {
      reader.fault(pointer, "horizonHours must differ, " + hours + " was there before");
    } else {
      horizons.add(hours);
    }
  }

  private Monitoring monitoring(JsonNode json) {
    long minutes = reader.integer(json, "", MONITORING, 0, DAY_MINUTES).orElse(0);
    try {
      return new Monitoring((int) minutes);
    } catch (IllegalArgumentException broken) {
      reader.fault("/" + MONITORING, String.valueOf(broken.getMessage()));
      return Monitoring.CONTINUOUS;
    }
  }

  private int paths(JsonNode json) {
    int least = PassageSimulation.LEAST_PATHS;
    int paths = (int) reader.integer(json, "", PATHS, least, MOST_PATHS).orElse(least);
    if (paths % PassageSimulation.BATCHES != 0) {
      reader.fault(
          "/" + PATHS,
          "paths must be a multiple of " + PassageSimulation.BATCHES + ", was " + paths);
    }
    return paths;
  }
}
