package io.foreshock.portfolio.scenario;

import io.foreshock.market.MarketId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The joint scenarios of markets that share enough days, the newest thousand of them: moves of each
 * market at the size of initial and of maintenance margin, and in which order each market's days
 * come together under each {@link Dependence}. The moves of one market are the same under all
 * three. Immutable by agreement: nobody writes to the arrays.
 */
public final class ScenarioSet {

  /** Joint days that are used at most. */
  public static final int MOST_DAYS = 1_000;

  /** How far correlations go towards one, and towards none: what FRTB takes (MAR21.6). */
  public static final double CORRELATION_WEIGHT = 0.25;

  private final List<MarketId> markets;
  private final long[] epochDays;
  private final double tailShare;
  private final Map<MarketId, MarketScenarios> initial = new LinkedHashMap<>();
  private final Map<MarketId, MarketScenarios> maintenance = new LinkedHashMap<>();
  private final EnumMap<Dependence, int[][]> orders = new EnumMap<>(Dependence.class);

  /**
   * Makes the scenarios of a group of markets.
   *
   * @param group markets with enough joint days
   * @param alpha tail probability, in (0, 1)
   * @param correlationWeight λ of {@code TOGETHER} and {@code APART}, in [0, 1)
   */
  public ScenarioSet(JointGroup group, double alpha, double correlationWeight) {
    this(group, alpha, correlationWeight, 0.0, new SharedScenarios());
  }

  /**
   * Makes the scenarios of a group of markets, of what other groups know already where it can.
   *
   * @param group markets with enough joint days
   * @param alpha tail probability, in (0, 1)
   * @param correlationWeight λ of {@code TOGETHER} and {@code APART}, in [0, 1)
   * @param correlationShift how far the correlation of all three is moved to one, or where negative
   *     to none, before that; in (−1, 1), 0 leaves days as they happened
   * @param shared moves of single markets, which many groups have in common
   */
  public ScenarioSet(
      JointGroup group,
      double alpha,
      double correlationWeight,
      double correlationShift,
      SharedScenarios shared) {
    this.markets = group.markets().stream().map(each -> each.residuals().marketId()).toList();
    this.epochDays = group.epochDays();
    int days = epochDays.length;
    this.tailShare = LossTail.share(alpha, days);
    double[][] residuals = new double[markets.size()][];
    for (int m = 0; m < residuals.length; m++) {
      residuals[m] = group.residuals(m);
      add(shared.of(group, m, residuals[m], tailShare));
    }
    order(residuals, correlationWeight, correlationShift);
  }

  private void add(SharedScenarios.Moves moves) {
    initial.put(moves.marketId(), moves.initial());
    maintenance.put(moves.marketId(), moves.maintenance());
  }

  private void order(double[][] residuals, double correlationWeight, double correlationShift) {
    int[][] asHappened = new int[residuals.length][];
    Arrays.fill(asHappened, IntStream.range(0, epochDays.length).toArray());
    orders.put(Dependence.HISTORICAL, asHappened);
    if (residuals.length == 1) {
      orders.put(Dependence.TOGETHER, asHappened);
      orders.put(Dependence.APART, asHappened);
      return;
    }
    RankReordering reordering = new RankReordering(residuals);
    if (correlationShift != 0.0) {
      orders.put(Dependence.HISTORICAL, reordering.orders(correlationShift, 0.0, 0.0));
    }
    orders.put(Dependence.TOGETHER, reordering.orders(correlationShift, correlationWeight, 1.0));
    orders.put(Dependence.APART, reordering.orders(correlationShift, correlationWeight, 0.0));
  }

  /** Returns the markets, in the order of the group. */
  public List<MarketId> markets() {
    return markets;
  }

  /** Returns the number of scenarios. */
  public int size() {
    return epochDays.length;
  }

  /** Returns the joint day of a scenario of history, days since 1970-01-01. */
  public long epochDay(int day) {
    return epochDays[day];
  }

  /** Returns the share of scenarios in the tail: α, more where that would be fewer than five. */
  public double tailShare() {
    return tailShare;
  }

  /**
   * Returns a market's scenarios.
   *
   * @param market one of the group
   * @param level whether of initial or of maintenance margin
   */
  public MarketScenarios scenarios(MarketId market, MarginLevel level) {
    MarketScenarios found = (level == MarginLevel.INITIAL ? initial : maintenance).get(market);
    if (found == null) {
      throw new IllegalArgumentException("no scenarios of " + market.value());
    }
    return found;
  }

  /**
   * Returns which of a market's days stands in which scenario.
   *
   * @param place place of the market in {@link #markets}
   * @param dependence how markets come together
   */
  public int[] order(int place, Dependence dependence) {
    return Objects.requireNonNull(orders.get(dependence))[place];
  }
}
