package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.learned.IsolationForest;
import io.foreshock.forecast.learned.TrainedRange;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.forecast.volatility.VarianceRegression.Sample;
import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.DataSource;
import io.foreshock.training.Learners;
import io.foreshock.training.NoveltyLearner;
import io.foreshock.training.PooledVariance;
import io.foreshock.training.TrainedEdition;
import io.foreshock.training.TrainingSeries;
import io.foreshock.training.VarianceLearner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a learner is shown and when its models may speak, on four made-up markets. */
class LearnedEditionsTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);
  private static final int DAYS = 1_300;
  private static final LocalDate KNOWN_UNTIL = FIRST_DAY.plusDays(DAYS - 41);
  private static final long DAY_MS = 86_400_000L;
  private static final TrainingPlan PLAN =
      new TrainingPlan("made-up", ClassGroup.CRYPTO, List.of(KNOWN_UNTIL), false);

  /** Knows by heart every day it was ever shown, and says something foolish of all others. */
  private static final class Remembering implements VarianceLearner {

    private final Map<Long, Double> remembered = new HashMap<>();
    private final List<Long> lastDays = new ArrayList<>();

    @Override
    public MemberName member() {
      return MemberName.NET_POT;
    }

    @Override
    public LogVarianceModel learn(List<Sample> samples, VarianceRegression base) {
      Map<Long, Double> known = new HashMap<>(remembered);
      for (Sample sample : samples) {
        for (int day = sample.from(); day < sample.to(); day++) {
          if (sample.has(day)) {
            known.put(key(sample.features(), day), sample.features().target(day));
          }
        }
        lastDays.add(sample.features().epochDay(sample.to() - 1));
      }
      return new ByHeart(base, known);
    }

    private static long key(VarianceFeatures features, int day) {
      return 31 * features.epochDay(day) + Double.hashCode(features.logReturn(day - 1));
    }
  }

  /** A model that looks the next day up. */
  private record ByHeart(VarianceRegression base, Map<Long, Double> known)
      implements LogVarianceModel {

    private static final double FOOLISH = 6.0;

    @Override
    public FeatureSchema schema() {
      return base.schema();
    }

    @Override
    public double variance(double logForecast) {
      return StrictMath.exp(logForecast);
    }

    @Override
    public Scorer scorer() {
      return (features, t) -> {
        boolean last = t + 1 >= features.size();
        Double found = last ? null : known.get(Remembering.key(features, t + 1));
        return found != null ? found : base.logForecast(features, t) + FOOLISH;
      };
    }
  }

  private static List<TrainingSeries> series() {
    DataSource source =
        new DataSource("made-up", "0".repeat(64), 4 * DAYS, "from", "to", "test", "none", false);
    List<TrainingSeries> series = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      Market market =
          new Market(
              new MarketId("M" + number),
              "M" + number,
              AssetClass.CRYPTO,
              "USD",
              TradingCalendar.CONTINUOUS,
              "crypto",
              ClockMode.REPLAY);
      series.add(new TrainingSeries(source, market, bars(market.id(), number)));
    }
    return series;
  }

  private static PriceSeries bars(MarketId id, int seed) {
    Random random = new Random(seed);
    PriceSeries.Builder bars = PriceSeries.builder(id, DAY_MS, DAYS);
    double price = 100.0;
    for (int i = 0; i < DAYS; i++) {
      double sigma = 0.02 * (1.0 + 0.8 * StrictMath.sin(i / 40.0));
      double open = price;
      price *= StrictMath.exp(sigma * random.nextGaussian());
      double reach = StrictMath.exp(sigma * random.nextDouble());
      double high = Math.max(open, price) * reach;
      double low = Math.min(open, price) / reach;
      long openTimeMs = FIRST_DAY.plusDays(i).toEpochDay() * DAY_MS;
      bars.add(openTimeMs, open, high, low, price, Double.NaN);
    }
    return bars.build();
  }

  private static TrainedEdition trained(VarianceLearner learner) throws InterruptedException {
    return trained(Learners.ofVariance(List.of(learner)));
  }

  private static TrainedEdition trained(Learners learners) throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      return new TrainChampions(executor, learners)
          .train(PLAN, series(), TrainingProgress.SILENT)
          .getFirst();
    }
  }

  private static double weight(TrainedEdition edition) {
    return edition.settings().get(AssetClass.CRYPTO).combination().tail().of(MemberName.NET_POT);
  }

  @Test
  void train_learner_isShownDaysBeforeTheSplitFirstAndNoneAfterKnownUntil()
      throws InterruptedException {
    Remembering learner = new Remembering();
    PooledVariance pooled =
        trained(learner).training().get(AssetClass.CRYPTO).pooledVariance().orElseThrow();
    assertThat(learner.lastDays).hasSize(8);
    assertThat(learner.lastDays.subList(0, 4)).allMatch(day -> day < pooled.splitDay());
    assertThat(learner.lastDays.subList(4, 8)).allMatch(day -> day == KNOWN_UNTIL.toEpochDay());
  }

  @Test
  void train_learnerThatOnlyRemembers_weighsNothing() throws InterruptedException {
    assertThat(weight(trained(new Remembering()))).isZero();
  }

  /** The planted leak: had the judged days been shown to it, remembering them would pay. */
  @Test
  void train_learnerThatHasSeenTheJudgedDays_wouldWeigh() throws InterruptedException {
    Remembering leaking = new Remembering();
    List<Sample> all =
        TrainChampions.cut(series(), TrainingPlan.endOf(KNOWN_UNTIL)).stream()
            .map(history -> new Sample(history.features(), 0, history.features().size()))
            .toList();
    ByHeart seen = (ByHeart) leaking.learn(all, VarianceRegression.fit(all, 0.0));
    leaking.remembered.putAll(seen.known());
    assertThat(weight(trained(leaking))).isGreaterThan(0.5);
  }

  /**
   * One day in a hundred of those shown is beyond the range, and no day after knownUntil is one.
   */
  @Test
  void train_noveltyLearner_givesTheEditionItsRange() throws InterruptedException {
    List<double[][]> shown = new ArrayList<>();
    IsolationForest forest = LearnedModels.range(FeatureSchema.DAILY).forest();
    NoveltyLearner novelty =
        rows -> {
          shown.add(rows);
          return forest;
        };
    TrainedRange range =
        trained(new Learners(List.of(new Remembering()), List.of(novelty), List.of()))
            .settings()
            .get(AssetClass.CRYPTO)
            .combination()
            .range()
            .orElseThrow();
    assertThat(range.forest()).isEqualTo(forest);
    assertThat(range.spread()).isPositive();
    assertThat(shown).hasSize(1);
    double[][] rows = shown.getFirst();
    assertThat(rows.length).isBetween(4 * (DAYS - 200), 4 * (DAYS - 41));
    long beyond = Arrays.stream(rows).filter(row -> forest.score(row) > range.novelty()).count();
    assertThat(beyond).isLessThanOrEqualTo(Math.ceilDiv(rows.length, 100));
  }
}
