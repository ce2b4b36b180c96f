package io.foreshock.bench;

import io.foreshock.adapter.smile.BoostedExample;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import smile.data.Tuple;
import smile.regression.GradientTreeBoost;

/** The same rows through the same trees by the library that learned them. */
@State(Scope.Thread)
public class TreeScoreSmile implements Checked {

  private final GradientTreeBoost trees = BoostedExample.library();
  private final Tuple[] rows = BoostedExample.tuples();

  /** Scores the rows and returns the sum of the scores. */
  @Benchmark
  public double run() {
    double sum = 0.0;
    for (Tuple row : rows) {
      sum += trees.predict(row);
    }
    return sum;
  }

  @Override
  public Map<String, Double> oracle() {
    return ScoreSums.of(BoostedExample.ROWS, row -> trees.predict(rows[row]));
  }
}
