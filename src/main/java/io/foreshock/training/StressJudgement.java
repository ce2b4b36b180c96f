package io.foreshock.training;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.learned.StressModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a learned model foresaw stressed days on the part of the training years that it had not
 * seen. It serves nobody: it is reported beside the champion's regimes.
 *
 * @param model its name
 * @param days market-days scored
 * @param brier mean of (p − outcome)², in [0, 1]
 * @param climatologyBrier the same for the frequency of the outcome so far
 */
public record StressJudgement(String model, int days, double brier, double climatologyBrier) {

  /** Returns 1 − Brier ÷ climatology's Brier: above 0 for a model better than the frequency. */
  public double skill() {
    return 1.0 - brier / climatologyBrier;
  }

  /**
   * Judges models that learn from the days before a fold's test.
   *
   * @param markets features of the markets
   * @param base regression fitted to the days learned from
   * @param fold which days are learned from and which are scored
   * @param learners what learns
   * @return nothing where there are no days on either side
   */
  static List<StressJudgement> judged(
      List<VarianceFeatures> markets,
      VarianceRegression base,
      TrainingFold fold,
      List<StressLearner> learners) {
    StressRows known = StressRows.of(markets, base, fold.trainFrom(), fold.trainTo());
    StressRows tested = StressRows.of(markets, base, fold.testFrom(), fold.testTo());
    List<StressJudgement> judgements = new ArrayList<>();
    if (known.size() > 0 && tested.size() > 0) {
      for (StressLearner learner : learners) {
        judgements.add(judged(learner.name(), learner.learn(known), tested));
      }
    }
    return judgements;
  }

  private static StressJudgement judged(String name, StressModel model, StressRows tested) {
    double forecast = 0.0;
    double climatology = 0.0;
    for (int row = 0; row < tested.size(); row++) {
      double happened = tested.stressed()[row] ? 1.0 : 0.0;
      double error = model.probability(tested.inputs()[row]) - happened;
      double climatologyError = tested.climatology()[row] - happened;
      forecast += error * error / tested.size();
      climatology += climatologyError * climatologyError / tested.size();
    }
    return new StressJudgement(name, tested.size(), forecast, climatology);
  }
}
