package io.foreshock.application;

import io.foreshock.market.MarketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Use case: tells how an account would stand after shocks. It is {@link AssessPortfolio} on changed
 * inputs: shocks are put on one kind at a time, in the order of {@link ShockStep}, so what each
 * changes can be told and sums to the whole exactly. Nothing is stored and nothing drawn at random.
 */
public final class SimulatePortfolio {

  private final AssessPortfolio portfolios;

  /**
   * Makes the use case.
   *
   * @param portfolios assesses portfolios as they are
   */
  public SimulatePortfolio(AssessPortfolio portfolios) {
    this.portfolios = portfolios;
  }

  /**
   * Simulates.
   *
   * @param order the portfolio before
   * @param shocks what happens
   * @param snapshot what is published
   * @throws RiskException as {@link AssessPortfolio#assess}, and where a guard rail is outside its
   *     range
   */
  public Simulation simulate(PortfolioOrder order, Shocks shocks, PublishedSnapshot snapshot) {
    AssessedPortfolio before =
        portfolios.changed(UnaryOperator.identity(), 0.0).assess(order, snapshot);
    List<Simulation.Change> changes = new ArrayList<>();
    AssessedPortfolio last = before;
    for (ShockStep step : ShockStep.values()) {
      AssessedPortfolio next =
          shocks.ask(step) ? after(step, order, before, shocks, snapshot) : last;
      changes.add(Simulation.Change.of(step, last, next));
      last = next;
    }
    return new Simulation(before, last, changes);
  }

  private AssessedPortfolio after(
      ShockStep step,
      PortfolioOrder order,
      AssessedPortfolio before,
      Shocks shocks,
      PublishedSnapshot snapshot) {
    AssessPortfolio changed =
        portfolios.changed(change(step, shocks), shocks.correlationShift(step));
    ShockedOrder shocked =
        new ShockedOrder(order, before.markets(), changed.markets(order, snapshot));
    PortfolioOrder held = shocked.held(asset -> portfolios.marketOf(asset, snapshot));
    PortfolioOrder after = step == ShockStep.TRADES ? shocked.traded(held, shocks) : held;
    return changed.assess(after, snapshot);
  }

  private static UnaryOperator<MarketRisk> change(ShockStep step, Shocks shocks) {
    Map<MarketId, MarketRisk> known = new HashMap<>();
    return risk -> known.computeIfAbsent(risk.marketId(), _ -> changed(risk, step, shocks));
  }

  private static MarketRisk changed(MarketRisk risk, ShockStep step, Shocks shocks) {
    MarketShock shock = shocks.of(risk.publication().market());
    boolean evaluated = step.includes(ShockStep.EVALUATION) && shock.evaluates();
    return ShockedMarket.of(risk, shock.upTo(step), evaluated);
  }
}
