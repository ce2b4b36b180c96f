package io.foreshock.bench;

import io.foreshock.adapter.smile.BoostedExample;
import io.foreshock.forecast.learned.TreeEnsemble;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A thousand rows through a hundred boosted trees, one after the other, by our scorer. */
@State(Scope.Thread)
public class TreeScore implements Checked {

  private final TreeEnsemble trees = BoostedExample.ours();
  private final double[][] rows = BoostedExample.rows();

  /** Scores the rows and returns the sum of the scores. */
  @Benchmark
  public double run() {
    double sum = 0.0;
    for (double[] row : rows) {
      sum += trees.score(row);
    }
    return sum;
  }

  @Override
  public Map<String, Double> oracle() {
    return ScoreSums.of(BoostedExample.ROWS, row -> trees.score(rows[row]));
  }
}
