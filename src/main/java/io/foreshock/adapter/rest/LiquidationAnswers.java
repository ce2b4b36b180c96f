package io.foreshock.adapter.rest;

import io.foreshock.application.LiquidationProbabilities;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.liquidation.Barrier;
import io.foreshock.portfolio.liquidation.LiquidationPrice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers a request for liquidation probabilities, market by market. */
final class LiquidationAnswers {

  private final LiquidationProbabilities probabilities;

  LiquidationAnswers(LiquidationProbabilities probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * Answers a request; all positions are checked before anything is simulated.
   *
   * @throws InvalidRequestException if a position would be liquidated at once
   */
  LiquidationDocument answer(LiquidationRequest request) {
    Map<MarketId, InMarket> byMarket = new LinkedHashMap<>();
    BodyReader faults = new BodyReader();
    for (int i = 0; i < request.positions().size(); i++) {
      LiquidationRequest.Position position = request.positions().get(i);
      InMarket positions =
          byMarket.computeIfAbsent(
              position.market().marketId(),
              _ -> new InMarket(probabilities.mark(position.market())));
      add(i, position, positions, faults);
    }
    faults.check();
    return document(request, byMarket);
  }

  private static void add(
      int index, LiquidationRequest.Position position, InMarket market, BodyReader faults) {
    try {
      market.add(index, position);
    } catch (IllegalArgumentException misplaced) {
      faults.fault(
          "/positions/" + index + "/" + position.level().member(),
          String.valueOf(misplaced.getMessage()));
    }
  }

  private LiquidationDocument document(
      LiquidationRequest request, Map<MarketId, InMarket> byMarket) {
    LiquidationDocument.Position[] answers =
        new LiquidationDocument.Position[request.positions().size()];
    LiquidationProbabilities.Settings settings =
        new LiquidationProbabilities.Settings(
            request.longestDays(), request.monitoring(), request.paths(), request.seed());
    for (InMarket market : byMarket.values()) {
      List<LiquidationProbabilities.Odds> odds =
          probabilities.of(market.marked, market.barriers, settings);
      for (int i = 0; i < odds.size(); i++) {
        int position = market.positions.get(i);
        answers[position] =
            LiquidationDocument.Position.of(
                request.positions().get(position),
                market.prices.get(i),
                market.marked,
                odds.get(i),
                request.horizonHours());
      }
    }
    return new LiquidationDocument(
        request.seed(), request.paths(), request.monitoring().everyMinutes(), List.of(answers));
  }

  /** The positions of a request in one market. */
  private static final class InMarket {

    private final LiquidationProbabilities.Marked marked;
    private final List<Integer> positions = new ArrayList<>();
    private final List<Double> prices = new ArrayList<>();
    private final List<Barrier> barriers = new ArrayList<>();

    InMarket(LiquidationProbabilities.Marked marked) {
      this.marked = marked;
    }

    void add(int index, LiquidationRequest.Position position) {
      double price = liquidationPrice(position);
      barriers.add(Barrier.at(position.side(), marked.price(), price));
      positions.add(index);
      prices.add(price);
    }

    private double liquidationPrice(LiquidationRequest.Position position) {
      return switch (position.level()) {
        case LiquidationRequest.Price given -> given.price();
        case LiquidationRequest.Collateral collateral ->
            LiquidationPrice.of(
                position.side(),
                collateral.entryPrice().orElse(marked.price()),
                collateral.fraction(),
                maintenance(position.side()));
      };
    }

    private double maintenance(Side side) {
      long ppm = marked.publication().set().parameters().mmf().of(side);
      return (double) ppm / Ppm.ONE;
    }
  }
}
