package io.foreshock.forecast;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.market.Side;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent nets that say value at risk and expected shortfall themselves, in units of the pooled
 * regression's volatility; it speaks where the edition in force brings the model. What one market
 * teaches is that unit: the level by which the regression errs there and the ratio of squared
 * returns to it. Farther levels than the nets know keep the distance that the Pareto tail of the
 * market's residuals has between them and 1 %.
 */
final class TailNetMember implements PooledMember {

  private static final int FARTHEST = RecurrentTail.LEVELS - 1;

  private final VarianceFeatures features;
  private final HarXMember elder;
  private final VarianceLevel variance;
  private final VarianceLevel unit;
  private @Nullable RecurrentTail model;
  private RecurrentTail.@Nullable Reader reader;
  private @Nullable RecurrentTail next;

  /**
   * @param elder the member whose residuals begin this one's, shown each day before it
   */
  TailNetMember(VarianceFeatures features, HarXMember elder, double priorShape) {
    this.features = features;
    this.elder = elder;
    this.variance = new VarianceLevel(features, priorShape);
    this.unit = new VarianceLevel(features, priorShape);
  }

  @Override
  public void serve(Optional<LogVarianceModel> learned) {
    next =
        learned
            .filter(one -> one.schema().equals(features.schema()))
            .filter(RecurrentTail.class::isInstance)
            .map(RecurrentTail.class::cast)
            .orElse(null);
  }

  @Override
  public MemberName name() {
    return MemberName.NET_FZ0;
  }

  @Override
  public void observe(int index) {
    variance.learn(index);
    unit.learn(index);
    change();
    RecurrentTail serving = model;
    RecurrentTail.Reader said = reader;
    if (serving != null
        && said != null
        && features.recentlyMeasured(index)
        && said.read(features, index)) {
      variance.forecast(said.logForecast(), serving::variance, true);
      unit.forecast(said.logBase(), serving.base()::variance, true);
    } else {
      variance.silence();
      unit.silence();
    }
  }

  private void change() {
    RecurrentTail before = model;
    RecurrentTail after = next;
    if (after == null) {
      model = null;
      reader = null;
    } else if (!after.equals(before)) {
      model = after;
      reader = after.reader();
      begin(variance, before == null);
      begin(unit, before == null);
    }
  }

  private void begin(VarianceLevel level, boolean first) {
    if (first) {
      level.beginAs(elder.level());
    } else {
      level.forgetLevel();
    }
  }

  @Override
  public boolean ready() {
    return variance.ready() && unit.ready();
  }

  @Override
  public MemberForecast forecast() {
    RecurrentTail.Reader said = reader;
    if (said == null) {
      throw new IllegalStateException(name().code() + " has no model");
    }
    double sigma = Math.sqrt(unit.returnVariance());
    return new MemberForecast(
        name(), variance.realizedVariance(), tail(said, unit.tail()).scaled(sigma));
  }

  /** Returns the tail in units of the regression's volatility. */
  private static TailForecast tail(RecurrentTail.Reader said, TailForecast pareto) {
    int cells = Side.values().length * TailLevels.count();
    double[] valueAtRisk = new double[cells];
    double[] expectedShortfall = new double[cells];
    TailMethod[] methods = new TailMethod[cells];
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        int cell = TailForecast.index(side, level);
        int known = Math.min(level, FARTHEST);
        valueAtRisk[cell] =
            said.valueAtRisk(side, known) + beyond(level, alpha -> pareto.valueAtRisk(side, alpha));
        expectedShortfall[cell] =
            said.expectedShortfall(side, known)
                + beyond(level, alpha -> pareto.expectedShortfall(side, alpha));
        methods[cell] = level > known ? TailMethod.GENERALIZED_PARETO : TailMethod.PARAMETRIC;
      }
    }
    return TailForecast.of(valueAtRisk, expectedShortfall, methods);
  }

  /** Returns how much farther out a level lies than the farthest that the nets know. */
  private static double beyond(int level, DoubleUnaryOperator tail) {
    return level > FARTHEST
        ? tail.applyAsDouble(TailLevels.alpha(level))
            - tail.applyAsDouble(TailLevels.alpha(FARTHEST))
        : 0.0;
  }
}
