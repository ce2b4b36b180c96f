package io.foreshock.portfolio;

import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.LiquidationProposal.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds which positions to reduce so that equity is a multiple of initial margin again, at least
 * cost: by a linear programme ({@link CheapestReduction}), rounded up to whole steps and measured
 * anew, and again with what was learned, a bounded number of times. A reduction of all positions by
 * one part is taken where it is cheaper; where neither is enough, everything is closed. Positions
 * are only ever reduced, and never beyond flat.
 */
public final class PartialLiquidation {

  private static final int MOST_ROUNDS = 12;

  /** By how much more each further round of the later half asks. */
  private static final double TIGHTER = 0.001;

  /** Steps in which a proportional part that was not enough is raised. */
  private static final double RAISED = 0.02;

  private static final int MOST_RAISES = 10;

  private final AccountBook book;
  private final AccountMargin margin;
  private final long targetPpm;
  private final double target;
  private final ReductionCost cost;
  private final QuantityStep[] steps;

  private PartialLiquidation(AccountBook book, AccountMargin margin, long targetPpm) {
    this.book = book;
    this.margin = margin;
    this.targetPpm = targetPpm;
    this.target = (double) targetPpm / Ppm.ONE;
    this.cost = new ReductionCost(book);
    this.steps =
        book.positions().stream()
            .map(position -> QuantityStep.of(position.quantity()))
            .toArray(QuantityStep[]::new);
  }

  /**
   * Returns what to do with an account, empty where it has the target already.
   *
   * @param book the account
   * @param margin what measures it
   * @param targetPpm equity over initial margin to aim at, ppm, at least 10⁶
   * @throws IllegalArgumentException if the target is lower
   */
  public static Optional<LiquidationProposal> of(
      AccountBook book, AccountMargin margin, long targetPpm) {
    if (!(targetPpm >= Ppm.ONE)) {
      throw new IllegalArgumentException("targetPpm must be at least 1000000, was " + targetPpm);
    }
    return new PartialLiquidation(book, margin, targetPpm).found();
  }

  /** Reductions in whole steps and what the account then needs and has. */
  private record Tried(
      BigDecimal[] reductions,
      double[] quantities,
      double[] parts,
      AccountNumbers numbers,
      double costUsd) {

    long costUsd6() {
      return MicroDollars.roundedUp(costUsd);
    }

    long equityUsd6() {
      return numbers.equityUsd6() - costUsd6();
    }
  }

  private Optional<LiquidationProposal> found() {
    Tried nothing = tried(new double[steps.length]);
    if (enough(nothing)) {
      return Optional.empty();
    }
    Optional<Tried> cheapest = cheapest(nothing);
    Optional<Tried> proportional = proportional(nothing);
    if (cheapest.isPresent() && isCheaper(cheapest.get(), proportional)) {
      return Optional.of(proposal(Method.LINEAR_PROGRAMME, cheapest.get()));
    }
    return Optional.of(
        proportional
            .map(each -> proposal(Method.PROPORTIONAL, each))
            .orElseGet(() -> proposal(Method.FULL_CLOSE, tried(all(1.0)))));
  }

  private static boolean isCheaper(Tried first, Optional<Tried> second) {
    return second.isEmpty() || first.costUsd() <= second.get().costUsd();
  }

  private boolean enough(Tried tried) {
    double needed = target * tried.numbers().initialUsd6();
    return tried.equityUsd6() >= 0 && tried.equityUsd6() >= needed;
  }

  private Tried tried(double[] wanted) {
    BigDecimal[] reductions = new BigDecimal[steps.length];
    double[] quantities = new double[steps.length];
    double[] parts = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      reductions[i] = steps[i].roundedUp(wanted[i]);
      quantities[i] = steps[i].lessSize(reductions[i]).doubleValue();
      double size = steps[i].quantity().abs().doubleValue();
      parts[i] = size == 0.0 ? 0.0 : Math.min(1.0, reductions[i].doubleValue() / size);
    }
    return new Tried(
        reductions, quantities, parts, margin.measure(book, quantities), cost.ofUsd(parts));
  }

  private Optional<Tried> cheapest(Tried nothing) {
    double[] savings = savings(nothing);
    CheapestReduction programme = new CheapestReduction(cost, target, savings);
    Tried last = nothing;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      programme.addLine(
          last.parts(),
          savings,
          MicroDollars.dollars(last.numbers().equityUsd6()),
          MicroDollars.dollars(last.numbers().initialUsd6()),
          1.0 + TIGHTER * Math.max(0, round - MOST_ROUNDS / 2));
      Optional<double[]> solution = programme.solve();
      if (solution.isEmpty()) {
        return Optional.empty();
      }
      last = tried(solution.get());
      if (enough(last)) {
        return Optional.of(last);
      }
      savings = savings(last);
    }
    return Optional.empty();
  }

  /** What closing all of each position saves of initial margin along its slope, dollars. */
  private double[] savings(Tried at) {
    double[] slopes = margin.slopesUsd(book, at.quantities());
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] *= book.positions().get(i).quantity();
    }
    return slopes;
  }

  /** Margin falls at least in proportion, so E − p·C = T·(1 − p)·IM tells the part p. */
  private Optional<Tried> proportional(Tried nothing) {
    double needed = target * MicroDollars.dollars(nothing.numbers().initialUsd6());
    double equity = MicroDollars.dollars(nothing.numbers().equityUsd6());
    double part = (needed - equity) / (needed - cost.ofUsd(all(1.0)));
    for (int raise = 0; part > 0.0 && part <= 1.0 && raise < MOST_RAISES; raise++) {
      Tried tried = tried(all(part));
      if (enough(tried)) {
        return Optional.of(tried);
      }
      part += RAISED * (1.0 - part);
    }
    return Optional.empty();
  }

  private double[] all(double part) {
    double[] parts = new double[steps.length];
    Arrays.fill(parts, part);
    return parts;
  }

  private LiquidationProposal proposal(Method method, Tried tried) {
    List<LiquidationProposal.Reduction> reductions = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      if (tried.reductions()[i].signum() > 0) {
        Position position = book.positions().get(i);
        reductions.add(
            new LiquidationProposal.Reduction(
                position.positionId(),
                position.marketId(),
                tried.reductions()[i],
                steps[i].lessSize(tried.reductions()[i])));
      }
    }
    return new LiquidationProposal(
        method,
        reductions,
        tried.costUsd6(),
        targetPpm,
        tried.numbers().initialUsd6(),
        tried.numbers().maintenanceUsd6(),
        tried.equityUsd6(),
        enough(tried));
  }
}
