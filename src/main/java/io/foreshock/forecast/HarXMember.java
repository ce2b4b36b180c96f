package io.foreshock.forecast;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Log-HAR with further regressors and a generalised Pareto tail. Where the edition in force brings
 * a regression pooled over many markets, its slopes serve, and the market's own level is learned
 * from the errors they have made; elsewhere the regression is the market's own, fitted to all its
 * past.
 *
 * <p>No residual is of a day that touched the regression behind it. Only those that begin the pool,
 * of the first fit of all, are of the days it was fitted to.
 */
final class HarXMember implements PooledMember {

  /** Observations by whose weight further regressors are drawn to zero. */
  private static final double RIDGE = 30.0;

  private final VarianceFeatures features;
  private final RefitSchedule schedule;
  private final VarianceLevel level;
  private @Nullable VarianceRegression own;
  private @Nullable LogVarianceModel pooled;
  private @Nullable LogVarianceModel pooledNext;
  private int seen;

  HarXMember(VarianceFeatures features, RefitSchedule schedule, double priorShape) {
    this.features = features;
    this.schedule = schedule;
    this.level = new VarianceLevel(features, priorShape);
  }

  @Override
  public void serve(Optional<LogVarianceModel> regression) {
    pooledNext = regression.filter(one -> one.schema().equals(features.schema())).orElse(null);
  }

  @Override
  public MemberName name() {
    return MemberName.HAR_X_POT;
  }

  @Override
  public void observe(int index) {
    level.learn(index);
    change();
    seen = index + 1;
    if (schedule.due(seen)) {
      refit();
    }
    forecastNext(index);
  }

  private void change() {
    if (!Objects.equals(pooled, pooledNext)) {
      level.forgetLevel();
      pooled = pooledNext;
    }
  }

  private void refit() {
    try {
      VarianceRegression fitted = VarianceRegression.fit(features, seen, RIDGE);
      if (own == null && level.isEmpty()) {
        level.beginWith(fittedVariances(fitted));
      }
      own = fitted;
    } catch (IllegalArgumentException refused) {
      // the regression in use goes on, and without one the member stays silent
    }
  }

  private double[] fittedVariances(VarianceRegression fitted) {
    double[] variances = new double[seen];
    for (int day = 1; day < seen; day++) {
      if (features.hasRow(day - 1)) {
        variances[day] = fitted.variance(fitted.logForecast(features, day - 1));
      }
    }
    return variances;
  }

  private void forecastNext(int index) {
    LogVarianceModel serving = pooled == null ? own : pooled;
    if (serving == null || !features.hasRow(index) || !features.recentlyMeasured(index)) {
      level.silence();
    } else {
      double log = serving.scorer().logForecast(features, index);
      level.forecast(log, serving::variance, pooled != null);
    }
  }

  /** Returns what the market has taught. */
  VarianceLevel level() {
    return level;
  }

  @Override
  public boolean ready() {
    return level.ready();
  }

  @Override
  public MemberForecast forecast() {
    return level.forecast(name());
  }
}
