package io.foreshock.training;

import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.policy.MarginProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Chooses a class's profile values by running each candidate over training years. The best misses
 * the goals by least; of those that miss them by the same, the one with the lowest mean margin at
 * equal coverage; of those within {@value #TIE} of it, which is noise, the one that costs least: a
 * margin steadier than its goals asks for money that nobody needs.
 */
public final class ProfileSearch {

  /** Mean margins at equal coverage this close are the same. */
  public static final double TIE = 0.01;

  private static final double VIOLATION_TIE = 1e-9;

  private final List<PolicyHistory> markets;
  private final StabilityGoals goals;
  private final ExecutorService executor;

  /**
   * Prepares a search.
   *
   * @param markets markets of the class, at least one
   * @param goals what their margins should keep to
   * @param executor threads that run candidates; results do not depend on them
   */
  public ProfileSearch(
      List<PolicyHistory> markets, StabilityGoals goals, ExecutorService executor) {
    this.markets = List.copyOf(markets);
    this.goals = goals;
    this.executor = executor;
  }

  /**
   * A candidate and how it did.
   *
   * @param profile the candidate
   * @param metrics mean over market-sides
   * @param violation by how much it misses the goals
   */
  public record Scored(MarginProfile profile, MarginMetrics metrics, double violation) {}

  /**
   * Returns all candidates that were tried, the chosen one first.
   *
   * @param documented the documented profile of the class
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<Scored> rank(MarginProfile documented) throws InterruptedException {
    List<Scored> tried = new ArrayList<>();
    for (List<MarginProfile> round : ProfileGrid.rounds(documented)) {
      tried.addAll(scored(round));
      if (best(tried).violation() <= VIOLATION_TIE) {
        break;
      }
    }
    Set<MarginProfile> known = new LinkedHashSet<>();
    tried.forEach(scored -> known.add(scored.profile()));
    List<MarginProfile> refinements =
        new ArrayList<>(ProfileGrid.refinements(best(tried).profile()));
    refinements.removeAll(known);
    tried.addAll(scored(refinements));
    return ranked(tried);
  }

  private static List<Scored> ranked(List<Scored> tried) {
    Scored best = best(tried);
    List<Scored> ranked = new ArrayList<>(tried);
    ranked.sort(
        Comparator.comparingDouble(Scored::violation)
            .thenComparingDouble(scored -> scored.metrics().equalCoverage()));
    ranked.remove(best);
    ranked.addFirst(best);
    return ranked;
  }

  private static Scored best(List<Scored> tried) {
    double least = tried.stream().mapToDouble(Scored::violation).min().orElseThrow();
    List<Scored> closest =
        tried.stream().filter(one -> one.violation() <= least + VIOLATION_TIE).toList();
    double cheapest =
        closest.stream().mapToDouble(one -> one.metrics().equalCoverage()).min().orElseThrow();
    return closest.stream()
        .filter(one -> one.metrics().equalCoverage() <= cheapest + TIE)
        .min(Comparator.comparingDouble(one -> one.metrics().cost()))
        .orElseThrow();
  }

  private List<Scored> scored(List<MarginProfile> profiles) throws InterruptedException {
    List<Callable<Scored>> runs = new ArrayList<>();
    for (MarginProfile profile : profiles) {
      runs.add(() -> score(profile));
    }
    List<Scored> results = new ArrayList<>();
    for (Future<Scored> future : executor.invokeAll(runs)) {
      results.add(result(future));
    }
    return results;
  }

  private static Scored result(Future<Scored> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a candidate could not be run", failed.getCause());
    }
  }

  private Scored score(MarginProfile profile) {
    List<MarginMetrics> sides = new ArrayList<>();
    for (PolicyHistory market : markets) {
      sides.addAll(market.metrics(profile));
    }
    MarginMetrics mean = MarginMetrics.mean(sides);
    return new Scored(profile, mean, goals.violation(mean));
  }
}
