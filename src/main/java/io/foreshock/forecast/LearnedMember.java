package io.foreshock.forecast;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.volatility.LogVarianceModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A learned model of the logarithm of tomorrow's variance, pooled over many markets, with a
 * generalised Pareto tail. It speaks where the edition in force brings the model. On its first day
 * it begins with the residuals of the pooled regression in the same market, which it only corrects;
 * from then on its own come in.
 */
final class LearnedMember implements PooledMember {

  private final MemberName name;
  private final VarianceFeatures features;
  private final HarXMember elder;
  private final VarianceLevel level;
  private @Nullable LogVarianceModel model;
  private LogVarianceModel.@Nullable Scorer scorer;
  private @Nullable LogVarianceModel next;

  /**
   * @param elder the member whose residuals begin this one's, shown each day before it
   */
  LearnedMember(MemberName name, VarianceFeatures features, HarXMember elder, double priorShape) {
    this.name = name;
    this.features = features;
    this.elder = elder;
    this.level = new VarianceLevel(features, priorShape);
  }

  @Override
  public void serve(Optional<LogVarianceModel> learned) {
    next = learned.filter(one -> one.schema().equals(features.schema())).orElse(null);
  }

  @Override
  public MemberName name() {
    return name;
  }

  @Override
  public void observe(int index) {
    level.learn(index);
    change();
    double log = Double.NaN;
    if (scorer != null && features.recentlyMeasured(index)) {
      log = scorer.logForecast(features, index);
    }
    if (model == null || Double.isNaN(log)) {
      level.silence();
    } else {
      level.forecast(log, model::variance, true);
    }
  }

  private void change() {
    LogVarianceModel before = model;
    LogVarianceModel after = next;
    if (after == null) {
      model = null;
      scorer = null;
    } else if (!after.equals(before)) {
      model = after;
      scorer = after.scorer();
      if (before == null) {
        level.beginAs(elder.level());
      } else {
        level.forgetLevel();
      }
    }
  }

  @Override
  public boolean ready() {
    return level.ready();
  }

  @Override
  public MemberForecast forecast() {
    return level.forecast(name);
  }
}
