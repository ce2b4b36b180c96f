package io.foreshock.training;

import io.foreshock.evaluation.Qlike;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.learned.IsolationForest;
import io.foreshock.forecast.learned.TrainedRange;
import io.foreshock.forecast.tail.EmpiricalQuantile;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.forecast.volatility.VarianceRegression.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides whether the markets of a class share one variance regression: by QLIKE on the last part
 * of the training years, of regressions fitted to what lies before it. The judgement is made with
 * no day in common, and with two months between them; what then serves is fitted to all days.
 * Learned models that correct the regression are made and judged alike; what they weigh is decided
 * with all other weights.
 *
 * @param schema inputs of the regression
 * @param markets markets that took part
 * @param splitDay first day after the days fitted for the judgement, days since 1970-01-01
 * @param pooledQlike mean QLIKE of the pooled regression over the markets
 * @param ownQlike the same of each market's own regression
 * @param earlier the pooled regression fitted to the days before the split
 * @param regression the pooled regression fitted to all days
 * @param learned learned models
 * @param stress how well learned models of stressed days did, which serve nobody
 * @param seen what the days of training look like, empty where nothing learned it
 */
public record PooledVariance(
    FeatureSchema schema,
    int markets,
    long splitDay,
    double pooledQlike,
    double ownQlike,
    VarianceRegression earlier,
    VarianceRegression regression,
    List<Learned> learned,
    List<StressJudgement> stress,
    Optional<SeenDays> seen) {

  /**
   * A learned model.
   *
   * @param member the member it serves
   * @param qlike mean QLIKE over the markets of the model that knows the days before the split
   * @param earlier that model
   * @param whole the model that knows all days
   */
  public record Learned(
      MemberName member, double qlike, LogVarianceModel earlier, LogVarianceModel whole) {}

  /**
   * What days look like.
   *
   * @param forest tells how strange a day is
   * @param novelty 99th percentile of its scores on the days it was made of
   */
  public record SeenDays(IsolationForest forest, double novelty) {

    static SeenDays of(double[][] rows, NoveltyLearner learner) {
      IsolationForest forest = learner.learn(rows);
      double[] scores = Arrays.stream(rows).mapToDouble(forest::score).sorted().toArray();
      return new SeenDays(forest, EmpiricalQuantile.typeSeven(scores, TrainedRange.PERCENTILE));
    }
  }

  /**
   * Returns what training saw.
   *
   * @param markets what the members said, market by market
   * @param weights the combination of variances
   * @return empty where nothing learned what days look like, or members never stood apart
   */
  public Optional<TrainedRange> range(List<MemberHistory> markets, MemberWeights weights) {
    double[] spreads =
        markets.stream()
            .flatMapToDouble(market -> Arrays.stream(market.spreads(weights)))
            .sorted()
            .toArray();
    double usual =
        spreads.length == 0 ? 0.0 : EmpiricalQuantile.typeSeven(spreads, TrainedRange.PERCENTILE);
    return seen.filter(_ -> usual > 0.0)
        .map(days -> new TrainedRange(schema, days.forest(), days.novelty(), usual));
  }

  /** Markets that a pooled regression needs to speak for another one. */
  public static final int LEAST_MARKETS = 4;

  /** Days between the last fitted and the first judged: the longest memory of a feature. */
  private static final int PURGE_DAYS = 60;

  private static final double FITTED_SHARE = 0.6;
  private static final int LEAST_FITTED = 500;
  private static final int LEAST_JUDGED = 100;
  private static final double OWN_RIDGE = 30.0;

  /** Copies the lists. */
  public PooledVariance {
    learned = List.copyOf(learned);
    stress = List.copyOf(stress);
  }

  /** Tells whether pooling did better. */
  public boolean wins() {
    return pooledQlike < ownQlike;
  }

  /** Returns the models that serve after the training years, by member. */
  public Map<MemberName, LogVarianceModel> serving() {
    return models(regression, Learned::whole);
  }

  /** Returns the models that may speak on the judged part of the training years, by member. */
  public Map<MemberName, LogVarianceModel> earlierServing() {
    return models(earlier, Learned::earlier);
  }

  private Map<MemberName, LogVarianceModel> models(
      VarianceRegression linear, Function<Learned, LogVarianceModel> which) {
    Map<MemberName, LogVarianceModel> models = new EnumMap<>(MemberName.class);
    if (wins()) {
      models.put(MemberName.HAR_X_POT, linear);
    }
    learned.forEach(one -> models.put(one.member(), which.apply(one)));
    return models;
  }

  /** Returns the first day on which models of the judgement may be scored, epoch days. */
  public long firstJudgedDay() {
    return splitDay + PURGE_DAYS;
  }

  /**
   * Judges pooling for the inputs that most of the markets have.
   *
   * @param markets features of the markets of a class, cut at the end of the training years
   * @param learners what else learns from them
   * @return empty where fewer than {@value #LEAST_MARKETS} have days enough
   */
  public static Optional<PooledVariance> judged(List<VarianceFeatures> markets, Learners learners) {
    return Stream.of(FeatureSchema.INTRADAY, FeatureSchema.DAILY)
        .map(schema -> markets.stream().filter(one -> one.schema().equals(schema)).toList())
        .max(Comparator.comparingInt(List::size))
        .flatMap(alike -> judgedAlike(alike, learners));
  }

  private static Optional<PooledVariance> judgedAlike(
      List<VarianceFeatures> alike, Learners learners) {
    List<VarianceFeatures> markets =
        alike.stream().filter(one -> targets(one, 0, one.size()) >= LEAST_JUDGED).toList();
    if (markets.size() < LEAST_MARKETS) {
      return Optional.empty();
    }
    TrainingFold fold = TrainingFold.before(splitDay(markets), PURGE_DAYS);
    List<VarianceFeatures> judged = markets.stream().filter(one -> hasDays(one, fold)).toList();
    return judged.size() < LEAST_MARKETS
        ? Optional.empty()
        : Optional.of(judged(markets, judged, fold, learners));
  }

  /** Returns the day before which the greater part of all market-days lies. */
  private static long splitDay(List<VarianceFeatures> markets) {
    long[] days =
        markets.stream()
            .flatMapToLong(one -> IntStream.range(0, one.size()).mapToLong(one::epochDay))
            .sorted()
            .toArray();
    return days[(int) (FITTED_SHARE * days.length)];
  }

  private static boolean hasDays(VarianceFeatures market, TrainingFold fold) {
    return targets(market, 0, before(market, fold.trainTo())) >= LEAST_FITTED
        && targets(market, before(market, fold.testFrom()), market.size()) >= LEAST_JUDGED;
  }

  /** Returns how many days were measured and can be forecast. */
  private static int targets(VarianceFeatures market, int from, int to) {
    return (int)
        IntStream.range(Math.max(from, 1), to)
            .filter(day -> market.hasTarget(day) && market.hasRow(day - 1))
            .count();
  }

  private static int before(VarianceFeatures market, long epochDay) {
    int days = 0;
    while (days < market.size() && market.epochDay(days) < epochDay) {
      days++;
    }
    return days;
  }

  private static PooledVariance judged(
      List<VarianceFeatures> markets,
      List<VarianceFeatures> judged,
      TrainingFold fold,
      Learners learners) {
    List<Sample> before =
        markets.stream().map(one -> new Sample(one, 0, before(one, fold.trainTo()))).toList();
    List<Sample> all = markets.stream().map(one -> new Sample(one, 0, one.size())).toList();
    VarianceRegression earlier = VarianceRegression.fit(before, 0.0);
    VarianceRegression whole = VarianceRegression.fit(all, 0.0);
    double ownQlike = 0.0;
    for (VarianceFeatures market : judged) {
      int end = before(market, fold.trainTo());
      ownQlike += qlike(VarianceRegression.fit(market, end, OWN_RIDGE), market, fold);
    }
    List<Learned> learned = new ArrayList<>();
    for (VarianceLearner learner : learners.variance()) {
      LogVarianceModel known = learner.learn(before, earlier);
      learned.add(
          new Learned(
              learner.member(), meanQlike(known, judged, fold), known, learner.learn(all, whole)));
    }
    return new PooledVariance(
        whole.schema(),
        judged.size(),
        fold.trainTo(),
        meanQlike(earlier, judged, fold),
        ownQlike / judged.size(),
        earlier,
        whole,
        learned,
        StressJudgement.judged(markets, earlier, fold, learners.stress()),
        learners.novelty().stream()
            .findFirst()
            .map(learner -> SeenDays.of(LearningRows.of(all, whole, 1).lastRows(), learner)));
  }

  private static double meanQlike(
      LogVarianceModel model, List<VarianceFeatures> markets, TrainingFold fold) {
    return markets.stream()
        .mapToDouble(market -> qlike(model, market, fold))
        .average()
        .orElseThrow();
  }

  private static double qlike(LogVarianceModel model, VarianceFeatures market, TrainingFold fold) {
    LogVarianceModel.Scorer scorer = model.scorer();
    List<Double> realized = new ArrayList<>();
    List<Double> forecast = new ArrayList<>();
    for (int day = before(market, fold.testFrom()); day < market.size(); day++) {
      double log = market.hasTarget(day) ? scorer.logForecast(market, day - 1) : Double.NaN;
      if (!Double.isNaN(log)) {
        realized.add(StrictMath.exp(market.target(day)));
        forecast.add(model.variance(log));
      }
    }
    return Qlike.mean(doubles(realized), doubles(forecast));
  }

  private static double[] doubles(List<Double> values) {
    double[] result = new double[values.size()];
    Arrays.setAll(result, values::get);
    return result;
  }
}
