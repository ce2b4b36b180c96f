package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.Episode;
import io.foreshock.application.PortfolioOrder;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.application.ReplayPeriod;
import io.foreshock.application.Shocks;
import io.foreshock.portfolio.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what-ifs and checks them against what is published. */
final class SimulationReader {

  private static final Set<String> MEMBERS =
      Set.of("portfolio", "collateral", "shocks", "path", "basis", "seed");
  private static final Set<String> PORTFOLIO = Set.of("positions", "collateral");
  private static final Set<String> PATH = Set.of("scenario", "from", "to");
  private static final long LARGEST_SEED = (1L << 53) - 1; // what every reader of JSON can hold
  private static final int LONGEST_CODE = 16;

  private final PublishedSnapshot snapshot;
  private final BodyReader reader;
  private final PortfolioReader portfolios;
  private final ShockReader shocks;

  /**
   * Makes a reader.
   *
   * @param assess what knows markets and assets
   * @param snapshot what is published
   * @param reader where faults are noted
   */
  SimulationReader(AssessPortfolio assess, PublishedSnapshot snapshot, BodyReader reader) {
    this.snapshot = snapshot;
    this.reader = reader;
    this.portfolios = new PortfolioReader(assess, snapshot, reader);
    this.shocks = new ShockReader(assess, snapshot, reader, portfolios);
  }

  /**
   * Reads one what-if.
   *
   * @param json the object
   * @param pointer where it stands in the body
   * @throws BasisConflictException if it rests on another snapshot
   */
  SimulationRequest read(JsonNode json, String pointer) {
    reader.only(json, pointer, MEMBERS);
    requireBasis(json, pointer);
    PortfolioOrder order = order(json, pointer);
    Shocks read =
        shocks.read(reader.object(json, pointer, "shocks", false), pointer + "/shocks", order);
    Optional<ReplayPeriod> path = path(json, pointer, order);
    OptionalLong seed = reader.integer(json, pointer, "seed", 0, LARGEST_SEED);
    return new SimulationRequest(order, read, path, seed.orElse(0));
  }

  private void requireBasis(JsonNode json, String pointer) {
    JsonNode basis = reader.object(json, pointer, "basis", false);
    String at = pointer + "/basis";
    reader.only(basis, at, Set.of("snapshotSequence"));
    OptionalLong sequence = reader.integer(basis, at, "snapshotSequence", 0, LARGEST_SEED);
    if (sequence.isPresent() && sequence.getAsLong() != snapshot.sequence()) {
      throw new BasisConflictException(sequence.getAsLong(), snapshot.sequence());
    }
  }

  private PortfolioOrder order(JsonNode json, String pointer) {
    JsonNode portfolio = reader.object(json, pointer, "portfolio", true);
    if (!json.path("portfolio").isObject()) {
      return new PortfolioOrder(List.of(), List.of());
    }
    reader.only(portfolio, pointer + "/portfolio", PORTFOLIO);
    PortfolioOrder order = portfolios.read(portfolio, pointer + "/portfolio");
    if (!json.hasNonNull("collateral")) {
      return order;
    }
    if (portfolio.hasNonNull("collateral")) {
      reader.fault(pointer + "/collateral", "collateral stands in the portfolio already");
    }
    return new PortfolioOrder(order.positions(), portfolios.assets(json, pointer));
  }

  private Optional<ReplayPeriod> path(JsonNode json, String pointer, PortfolioOrder order) {
    if (!json.hasNonNull("path")) {
      return Optional.empty();
    }
    String at = pointer + "/path";
    JsonNode path = reader.object(json, pointer, "path", true);
    reader.only(path, at, PATH);
    if (json.hasNonNull("shocks")) {
      reader.fault(at, "a path has no shocks beside it: history brings its own");
    }
    requireReplayable(json, order, pointer);
    return path.hasNonNull("scenario") ? episode(path, at) : dates(path, at);
  }

  private Optional<ReplayPeriod> episode(JsonNode path, String at) {
    if (path.hasNonNull("from") || path.hasNonNull("to")) {
      reader.fault(at, "a scenario has its own days, from and to must not stand beside it");
    }
    String code = reader.text(path, at, "scenario", LONGEST_CODE);
    Optional<Episode> episode = Episode.of(code);
    if (episode.isEmpty() && !code.isEmpty()) {
      reader.fault(
          at + "/scenario", "scenario must be one of " + Episode.codes() + ", was " + code);
    }
    return episode.map(Episode::period);
  }

  private Optional<ReplayPeriod> dates(JsonNode path, String at) {
    Optional<LocalDate> from = reader.date(path, at, "from");
    Optional<LocalDate> to = reader.date(path, at, "to");
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ReplayPeriod(from.get(), to.get()));
    } catch (IllegalArgumentException outside) {
      reader.fault(at + "/to", String.valueOf(outside.getMessage()));
      return Optional.empty();
    }
  }

  /** Of options and told prices there is no history. */
  private void requireReplayable(JsonNode json, PortfolioOrder order, String pointer) {
    List<Position> positions = order.positions();
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i).option().isPresent() || positions.get(i).greeks().isPresent()) {
        reader.fault(
            pointer + "/portfolio/positions/" + i + "/type",
            "a path holds SPOT, PERPETUAL and FUTURE alone, was " + positions.get(i).type());
      }
    }
    String parent = pointer + (json.hasNonNull("collateral") ? "" : "/portfolio");
    List<PortfolioOrder.Asset> assets = order.collateral();
    for (int i = 0; i < assets.size(); i++) {
      if (assets.get(i).markPrice().isPresent() || assets.get(i).oraclePrice().isPresent()) {
        reader.fault(
            parent + "/collateral/" + i, "on a path the price of an asset is that of each day");
      }
    }
  }
}
