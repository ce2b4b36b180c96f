package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.foreshock.application.AssessedPortfolio;
import io.foreshock.application.MarketMark;
import io.foreshock.application.MarketRisk;
import io.foreshock.market.verification.PriceState;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.Boundary;
import io.foreshock.portfolio.Collateral;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.Requirement;
import io.foreshock.portfolio.collateral.HaircutParts;
import io.foreshock.portfolio.scenario.Dependence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio needs and how its account stands. Amounts are micro-dollars as text; margins are
 * rounded up, equity down.
 *
 * @param initialMarginUsd6 what opening it needs, the sum of its components
 * @param maintenanceMarginUsd6 what keeping it needs
 * @param equityUsd6 collateral after haircuts, and gains since entry
 * @param state how the account stands
 * @param components parts of both margins
 * @param boundaries moves that would change the state
 * @param markets what each market needs
 * @param groups markets that are netted against each other
 * @param positions what each position adds
 * @param collateral what each holding is worth
 * @param flags what a reader should know
 * @param snapshotSequence published snapshot it rests on
 */
@RegisterForReflection
@Schema(name = "PortfolioMargin")
record PortfolioDocument(
    @Schema(examples = "20533500000") String initialMarginUsd6,
    @Schema(examples = "14911200000") String maintenanceMarginUsd6,
    @Schema(examples = "50000000000") String equityUsd6,
    AccountState state,
    Components components,
    Boundaries boundaries,
    List<MarketPart> markets,
    List<Group> groups,
    List<Addition> positions,
    List<Held> collateral,
    @Schema(examples = "[\"NO_JOINT_HISTORY\"]") List<String> flags,
    long snapshotSequence) {

  /** The parts of both margins. */
  @RegisterForReflection
  @Schema(name = "PortfolioComponents")
  record Components(
      Parts initial,
      Parts maintenance,
      @Schema(description = "Sum of what each position would need alone, before size is charged.")
          String grossUsd6,
      @Schema(description = "Sum of what each market would need alone, before size is charged.")
          String nettedUsd6) {}

  /** The parts of a margin; they add up to it. */
  @RegisterForReflection
  @Schema(name = "PortfolioMarginParts")
  record Parts(
      @Schema(description = "Expected shortfall with limited credit for diversification.")
          String shortfallUsd6,
      @Schema(description = "What the grid of price and volatility moves asks beyond that.")
          String floorUsd6,
      @Schema(description = "Cost of selling more than the margin period takes.")
          String liquidityUsd6,
      @Schema(description = "Margin for the longer time that takes.") String concentrationUsd6) {

    static Parts of(Requirement.Components parts) {
      return new Parts(
          text(parts.shortfallUsd6()),
          text(parts.floorUsd6()),
          text(parts.liquidityUsd6()),
          text(parts.concentrationUsd6()));
    }
  }

  /** Where equity meets each margin. */
  @RegisterForReflection
  @Schema(name = "PortfolioBoundaries")
  record Boundaries(Moves initialMargin, Moves maintenanceMargin) {}

  /** Moves of all markets alike, margins held; null where none within reach does it. */
  @RegisterForReflection
  @Schema(name = "PortfolioMoves")
  record Moves(
      @Nullable Long priceDownPpm, @Nullable Long priceUpPpm, @Nullable Long volatilityUpPpm) {

    static Moves of(Boundary boundary) {
      return new Moves(
          orNull(boundary.fallPpm()), orNull(boundary.risePpm()), orNull(boundary.volatilityPpm()));
    }

    private static @Nullable Long orNull(OptionalLong value) {
      return value.isPresent() ? value.getAsLong() : null;
    }
  }

  /** One market of the portfolio. */
  @RegisterForReflection
  @Schema(name = "PortfolioMarketPart")
  record MarketPart(
      String marketId,
      String setId,
      String modelId,
      String modelVersion,
      double markPrice,
      @Schema(description = "Moment of the price it is valued at: close of a bar, or observation.")
          long valuedAtMs,
      @Schema(description = "The verified price it is valued at; null for the close of a bar.")
          @Nullable Verified verifiedPrice,
      String quoteCurrency,
      double usdPerQuote,
      String exposureUsd6,
      String grossExposureUsd6,
      @Schema(description = "What it needs alone, before size is charged.") String aloneUsd6,
      String liquidityUsd6,
      String concentrationUsd6,
      Liquidity liquidity) {}

  /** The verified price of a market and what positions are valued at by it. */
  @RegisterForReflection
  @Schema(name = "PortfolioVerifiedPrice")
  record Verified(
      PriceState state,
      @Schema(description = "What is held counts at this.") double low,
      @Schema(description = "What is owed, and the notional of margins, counts at this.")
          double high) {

    static @Nullable Verified of(MarketMark mark) {
      return mark.verified()
          .map(price -> new Verified(price.state(), mark.low(), mark.high()))
          .orElse(null);
    }
  }

  /** What is known of a market's liquidity. */
  @RegisterForReflection
  @Schema(name = "PortfolioLiquidity")
  record Liquidity(
      double halfSpread, String spreadSource, double dailyTurnover, String turnoverSource) {}

  /** Markets that share enough days to be netted against each other. */
  @RegisterForReflection
  @Schema(name = "PortfolioGroup")
  record Group(
      List<String> markets,
      int scenarios,
      long tailSharePpm,
      @Schema(description = "Expected shortfall by dependence of the markets.")
          Map<Dependence, String> shortfallsUsd6,
      Dependence binding,
      String valueAtRiskUsd6,
      List<Worst> worstScenarios) {}

  /** A scenario in which much is lost. */
  @RegisterForReflection
  @Schema(name = "PortfolioScenario")
  record Worst(String lossUsd6, List<Move> moves) {}

  /** What one market does in a scenario; without a date where it is too young for its own days. */
  @RegisterForReflection
  @Schema(name = "PortfolioScenarioMove")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Move(String marketId, @Nullable LocalDate date, long movePpm) {}

  /** What one position adds. */
  @RegisterForReflection
  @Schema(name = "PortfolioAddition")
  record Addition(
      String positionId,
      String exposureUsd6,
      @Schema(description = "Part of the initial margin; negative where it hedges others.")
          String addedUsd6) {}

  /** What one holding is worth. */
  @RegisterForReflection
  @Schema(name = "PortfolioHolding")
  record Held(
      String asset,
      @Schema(description = "Market it follows; null for money.") @Nullable String marketId,
      @Schema(description = "Moment of the price it is valued at; null for money.")
          @Nullable Long valuedAtMs,
      double quantity,
      double price,
      String valueUsd6,
      long haircutPpm,
      HaircutPart haircutParts,
      long tailCorrelationPpm,
      String creditedUsd6) {}

  /** The parts of a haircut. */
  @RegisterForReflection
  @Schema(name = "PortfolioHaircutParts")
  record HaircutPart(
      long marketPpm, long liquidityPpm, long currencyPpm, long wrongWayPpm, long jumpPpm) {

    static HaircutPart of(HaircutParts parts) {
      return new HaircutPart(
          parts.marketPpm(),
          parts.liquidityPpm(),
          parts.currencyPpm(),
          parts.wrongWayPpm(),
          parts.jumpPpm());
    }
  }

  private static final double ONE_MILLION = 1e6;

  /** Returns the document of an assessed portfolio. */
  static PortfolioDocument of(AssessedPortfolio assessed) {
    Requirement requirement = assessed.assessment().requirement();
    return new PortfolioDocument(
        text(requirement.initial().totalUsd6()),
        text(requirement.maintenance().totalUsd6()),
        text(assessed.assessment().equityUsd6()),
        assessed.assessment().state(),
        new Components(
            Parts.of(requirement.initial()),
            Parts.of(requirement.maintenance()),
            text(requirement.grossUsd6()),
            text(requirement.marketUsd6())),
        new Boundaries(
            Moves.of(assessed.assessment().toInitial()),
            Moves.of(assessed.assessment().toMaintenance())),
        requirement.markets().stream().map(line -> market(line, assessed)).toList(),
        requirement.groups().stream().map(PortfolioDocument::group).toList(),
        requirement.positions().stream().map(PortfolioDocument::addition).toList(),
        assessed.assessment().collateral().lines().stream()
            .map(line -> held(line, assessed))
            .toList(),
        List.copyOf(assessed.flags()),
        assessed.snapshotSequence());
  }

  private static String text(long micro) {
    return Long.toString(micro);
  }

  private static MarketPart market(Requirement.Line line, AssessedPortfolio assessed) {
    MarketRisk risk = assessed.risks().get(line.marketId());
    PortfolioMarket market = assessed.markets().get(line.marketId());
    MarketMark mark = assessed.marks().get(line.marketId());
    if (risk == null || market == null || mark == null) {
      throw new IllegalStateException("no market is known for " + line.marketId());
    }
    return new MarketPart(
        line.marketId().value(),
        risk.publication().setId(),
        risk.publication().set().provenance().modelId(),
        risk.publication().set().provenance().modelVersion(),
        market.markPrice(),
        mark.atMs(),
        Verified.of(mark),
        risk.publication().market().quoteCurrency(),
        market.usdPerQuote(),
        text(line.exposureUsd6()),
        text(line.grossExposureUsd6()),
        text(line.aloneUsd6()),
        text(line.liquidityUsd6()),
        text(line.concentrationUsd6()),
        new Liquidity(
            risk.liquidity().halfSpread(),
            risk.liquidity().spreadSource().name(),
            risk.liquidity().dailyTurnover(),
            risk.liquidity().turnoverSource().name()));
  }

  private static Group group(Requirement.Group group) {
    Map<Dependence, String> shortfalls = new TreeMap<>();
    group.shortfallsUsd6().forEach((dependence, usd) -> shortfalls.put(dependence, text(usd)));
    return new Group(
        group.markets().stream().map(id -> id.value()).toList(),
        group.scenarios(),
        group.tailSharePpm(),
        shortfalls,
        group.binding(),
        text(group.valueAtRiskUsd6()),
        group.worst().stream().map(PortfolioDocument::worst).toList());
  }

  private static Worst worst(Requirement.WorstScenario scenario) {
    return new Worst(
        text(scenario.lossUsd6()), scenario.moves().stream().map(PortfolioDocument::move).toList());
  }

  private static Move move(Requirement.Move move) {
    LocalDate date = move.epochDay() < 0 ? null : LocalDate.ofEpochDay(move.epochDay());
    return new Move(move.marketId().value(), date, move.movePpm());
  }

  private static Addition addition(Requirement.Addition addition) {
    return new Addition(
        addition.positionId(), text(addition.exposureUsd6()), text(addition.addedUsd6()));
  }

  private static Held held(Collateral.Line line, AssessedPortfolio assessed) {
    MarketRisk risk = line.holding().marketId().map(assessed.risks()::get).orElse(null);
    return new Held(
        line.holding().asset(),
        risk == null ? null : risk.marketId().value(),
        line.holding().marketId().map(assessed.marks()::get).map(MarketMark::atMs).orElse(null),
        line.holding().quantity(),
        line.holding().markPrice(),
        text(Math.round(line.grossUsd() * ONE_MILLION)),
        line.haircut().totalPpm(),
        HaircutPart.of(line.haircut()),
        Math.round(line.tailCorrelation() * ONE_MILLION),
        text((long) Math.floor(line.valueUsd() * ONE_MILLION)));
  }
}
