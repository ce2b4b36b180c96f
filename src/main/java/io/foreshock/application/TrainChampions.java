package io.foreshock.application;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.policy.MarginProfile;
import io.foreshock.training.ClassTraining;
import io.foreshock.training.DataSource;
import io.foreshock.training.FitMemory;
import io.foreshock.training.Learners;
import io.foreshock.training.MarketScore;
import io.foreshock.training.MemberHistory;
import io.foreshock.training.PolicyHistory;
import io.foreshock.training.PooledVariance;
import io.foreshock.training.ProfileSearch;
import io.foreshock.training.RegimeHistory;
import io.foreshock.training.StabilityGoals;
import io.foreshock.training.TrainedEdition;
import io.foreshock.training.TrainingSeries;
import io.foreshock.training.WeightSearch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/**
 * Use case: chooses weights and profile values of each class for each edition of a group. Every
 * series is cut at the edition's {@code knownUntil} before anything looks at it.
 */
public final class TrainChampions {

  /** Days that count before a market has a say. */
  static final int LEAST_ROWS = 250;

  /** Markets of its own that a class needs to choose its weights by itself. */
  static final int LEAST_MARKETS = 4;

  private final ExecutorService executor;
  private final Learners learners;

  /**
   * Makes the use case.
   *
   * @param executor threads that walk markets and run candidates; results do not depend on them
   * @param learners what learns from all markets of a class together
   */
  public TrainChampions(ExecutorService executor, Learners learners) {
    this.executor = executor;
    this.learners = learners;
  }

  /**
   * Trains the editions of a plan.
   *
   * @param plan the editions
   * @param series series of any group; those of other groups serve no choice
   * @param progress told how far it has come
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<TrainedEdition> train(
      TrainingPlan plan, List<TrainingSeries> series, TrainingProgress progress)
      throws InterruptedException {
    FitMemory memory = new FitMemory(FittedParameters.NONE);
    List<TrainingSeries> own =
        series.stream()
            .filter(one -> ClassGroup.of(one.market().assetClass()) == plan.group())
            .toList();
    List<TrainedEdition> editions = new ArrayList<>();
    for (LocalDate knownUntil : plan.knownUntil()) {
      boolean newest = knownUntil.equals(plan.knownUntil().getLast());
      SortedMap<String, double[]> shipped =
          newest && plan.shipsFits() ? fitsOf(series, memory, progress) : new TreeMap<>();
      int number = plan.profileVersion(knownUntil);
      editions.add(edition(plan, number, knownUntil, own, memory, shipped, progress));
    }
    return editions;
  }

  private SortedMap<String, double[]> fitsOf(
      List<TrainingSeries> series, FittedParameters memory, TrainingProgress progress)
      throws InterruptedException {
    FitMemory seen = new FitMemory(memory);
    List<MarketHistory> whole =
        series.stream().map(one -> MarketHistory.of(one.market(), one.bars())).toList();
    new RecordedWalks(executor, seen, progress).of("fits of whole series", whole, Map.of());
    return seen.seen();
  }

  private TrainedEdition edition(
      TrainingPlan plan,
      int number,
      LocalDate knownUntil,
      List<TrainingSeries> series,
      FittedParameters memory,
      SortedMap<String, double[]> shippedFits,
      TrainingProgress progress)
      throws InterruptedException {
    long knownUntilMs = TrainingPlan.endOf(knownUntil);
    String version = knownUntil.toString();
    List<MarketHistory> cut = cut(series, knownUntilMs);
    FitMemory seen = new FitMemory(memory);
    RecordedWalks walks = new RecordedWalks(executor, seen, progress);
    String stage = plan.modelId() + "/" + version;
    Map<AssetClass, PooledVariance> pooled = pooled(plan.group(), stage, cut, progress);
    List<RecordedWalks.Walk> first = walks.of(stage + ", members", cut, trials(pooled));
    Map<AssetClass, ClassWeights> weights = weights(plan.group(), first, pooled);
    List<RecordedWalks.Walk> second = walks.of(stage + ", champion", cut, chosen(weights));
    Map<AssetClass, ClassTraining> training = new EnumMap<>(AssetClass.class);
    Map<AssetClass, ClassSettings> settings = new EnumMap<>(AssetClass.class);
    for (Map.Entry<AssetClass, ClassWeights> entry : weights.entrySet()) {
      AssetClass assetClass = entry.getKey();
      progress.advanced(stage + ", profiles", training.size(), weights.size());
      List<PolicyHistory> markets = policies(second, assetClass);
      MarginProfile profile = MarginProfile.defaultFor(assetClass);
      if (!markets.isEmpty()) {
        ClassTraining result =
            tuned(assetClass, entry.getValue(), markets, labels(second, assetClass));
        training.put(assetClass, result);
        profile = result.profiles().getFirst().profile();
      }
      settings.put(
          assetClass,
          new ClassSettings(
              entry.getValue().served(), named(profile, plan.group(), assetClass, number)));
    }
    settings.put(AssetClass.UNCLASSIFIED, strictest(settings, plan.group(), number));
    return new TrainedEdition(
        plan.modelId(),
        version,
        plan.group(),
        knownUntilMs,
        settings,
        training,
        sources(series),
        seen.seen().size(),
        (int) seen.seen().values().stream().filter(fit -> fit.length == 0).count(),
        shippedFits);
  }

  /**
   * Cuts series at a moment. A bar that closes one millisecond after it holds prices up to it and
   * none later.
   */
  static List<MarketHistory> cut(List<TrainingSeries> series, long knownUntilMs) {
    return series.stream()
        .map(one -> MarketHistory.of(one.market(), one.bars().until(knownUntilMs + 1)))
        .filter(history -> history.bars().size() > 1)
        .toList();
  }

  private record ClassWeights(
      boolean fromWholeGroup,
      Ranked ranked,
      Optional<PooledVariance> pooledVariance,
      List<MemberHistory> markets) {

    /** Returns how the champion is walked through the training years. */
    RecordedWalks.Trial trained() {
      return pooledVariance
          .map(pooled -> trial(tail(), variance(), pooled))
          .orElseGet(() -> RecordedWalks.Trial.of(new Combination(tail(), variance(), Map.of())));
    }

    /** Returns the combination that serves after them. */
    Combination served() {
      return new Combination(
          tail(),
          variance(),
          pooledVariance.map(PooledVariance::serving).orElse(Map.of()),
          pooledVariance.flatMap(pooled -> pooled.range(markets, variance())));
    }

    private MemberWeights tail() {
      return first(ranked.tail(), MemberWeights.DEFAULT);
    }

    private MemberWeights variance() {
      return first(ranked.variance(), MemberWeights.DEFAULT_VARIANCE);
    }

    private static MemberWeights first(List<WeightSearch.Scored> ranked, MemberWeights otherwise) {
      return ranked.isEmpty() ? otherwise : ranked.getFirst().weights();
    }
  }

  /** No pooled model may speak of the days it was fitted to: it begins at the split. */
  private static RecordedWalks.Trial trial(
      MemberWeights tail, MemberWeights variance, PooledVariance pooled) {
    return new RecordedWalks.Trial(
        new Combination(tail, variance, Map.of()),
        new Combination(tail, variance, pooled.earlierServing()),
        pooled.splitDay(),
        pooled.firstJudgedDay());
  }

  private Map<AssetClass, PooledVariance> pooled(
      ClassGroup group, String stage, List<MarketHistory> histories, TrainingProgress progress) {
    Map<AssetClass, PooledVariance> pooled = new EnumMap<>(AssetClass.class);
    for (AssetClass assetClass : AssetClass.values()) {
      progress.advanced(
          stage + ", pooled models", assetClass.ordinal(), AssetClass.values().length);
      if (ClassGroup.of(assetClass) == group) {
        PooledVariance.judged(features(histories, assetClass), learners)
            .ifPresent(judged -> pooled.put(assetClass, judged));
      }
    }
    return pooled;
  }

  private static Map<AssetClass, RecordedWalks.Trial> trials(
      Map<AssetClass, PooledVariance> pooled) {
    Map<AssetClass, RecordedWalks.Trial> trials = new EnumMap<>(AssetClass.class);
    pooled.forEach((assetClass, judged) ->
        trials.put(
            assetClass, trial(MemberWeights.DEFAULT, MemberWeights.DEFAULT_VARIANCE, judged)));
    return trials;
  }

  private record Ranked(List<WeightSearch.Scored> tail, List<WeightSearch.Scored> variance) {
    static Ranked of(List<MemberHistory> markets) {
      return markets.isEmpty()
          ? new Ranked(List.of(), List.of())
          : new Ranked(WeightSearch.TAIL.rank(markets), WeightSearch.VARIANCE.rank(markets));
    }
  }

  /** A class with few markets takes the weights that are best for all of its group. */
  private static Map<AssetClass, ClassWeights> weights(
      ClassGroup group, List<RecordedWalks.Walk> walks, Map<AssetClass, PooledVariance> pooled) {
    Ranked wholeGroup = Ranked.of(members(walks, AssetClass.values()));
    Map<AssetClass, ClassWeights> weights = new EnumMap<>(AssetClass.class);
    for (AssetClass assetClass : AssetClass.values()) {
      if (ClassGroup.of(assetClass) == group && assetClass != AssetClass.UNCLASSIFIED) {
        List<MemberHistory> own = members(walks, assetClass);
        boolean enough = own.size() >= LEAST_MARKETS;
        weights.put(
            assetClass,
            new ClassWeights(
                !enough,
                enough ? Ranked.of(own) : wholeGroup,
                Optional.ofNullable(pooled.get(assetClass)),
                own));
      }
    }
    return weights;
  }

  private static List<VarianceFeatures> features(
      List<MarketHistory> histories, AssetClass assetClass) {
    return histories.stream()
        .filter(history -> history.market().assetClass() == assetClass)
        .map(MarketHistory::features)
        .toList();
  }

  private static List<MemberHistory> members(
      List<RecordedWalks.Walk> walks, AssetClass... classes) {
    return walks.stream()
        .filter(walk -> List.of(classes).contains(walk.assetClass()))
        .map(RecordedWalks.Walk::members)
        .filter(members -> members.rows() >= LEAST_ROWS)
        .toList();
  }

  private static List<PolicyHistory> policies(
      List<RecordedWalks.Walk> walks, AssetClass assetClass) {
    return walks.stream()
        .filter(walk -> walk.assetClass() == assetClass)
        .map(RecordedWalks.Walk::policies)
        .filter(policies -> policies.rows() >= LEAST_ROWS)
        .toList();
  }

  private static List<RegimeHistory.Labels> labels(
      List<RecordedWalks.Walk> walks, AssetClass assetClass) {
    return walks.stream()
        .filter(walk -> walk.assetClass() == assetClass)
        .flatMap(walk -> walk.labels().stream())
        .toList();
  }

  private static Map<AssetClass, RecordedWalks.Trial> chosen(
      Map<AssetClass, ClassWeights> weights) {
    Map<AssetClass, RecordedWalks.Trial> chosen = new EnumMap<>(AssetClass.class);
    weights.forEach((assetClass, ranked) -> chosen.put(assetClass, ranked.trained()));
    return chosen;
  }

  private ClassTraining tuned(
      AssetClass assetClass,
      ClassWeights weights,
      List<PolicyHistory> markets,
      List<RegimeHistory.Labels> labels)
      throws InterruptedException {
    StabilityGoals goals = StabilityGoals.of(assetClass);
    List<ProfileSearch.Scored> profiles =
        new ProfileSearch(markets, goals, executor).rank(MarginProfile.defaultFor(assetClass));
    MarginProfile profile = profiles.getFirst().profile();
    List<MarketScore> scores = markets.stream().map(market -> market.score(profile)).toList();
    return new ClassTraining(
        assetClass,
        weights.fromWholeGroup(),
        weights.ranked().tail(),
        weights.ranked().variance(),
        weights.pooledVariance(),
        goals,
        profiles,
        scores,
        labels);
  }

  private static MarginProfile named(
      MarginProfile profile, ClassGroup group, AssetClass assetClass, int number) {
    return profile.withIdentity(
        group.code() + "-" + assetClass.name().toLowerCase(Locale.ROOT), number);
  }

  /**
   * The profile of what is not known: the documented one, nowhere looser than a known one's. Every
   * group has it, so that a market without a class has a champion on every day that any group has.
   */
  private static ClassSettings strictest(
      Map<AssetClass, ClassSettings> settings, ClassGroup group, int number) {
    MarginProfile strict = MarginProfile.defaultFor(AssetClass.UNCLASSIFIED);
    Combination combination = Combination.DEFAULT;
    for (ClassSettings known : settings.values()) {
      combination = known.combination();
      strict = StricterProfile.of(strict, known.profile());
    }
    return new ClassSettings(combination, named(strict, group, AssetClass.UNCLASSIFIED, number));
  }

  private static List<DataSource> sources(List<TrainingSeries> series) {
    LinkedHashSet<DataSource> sources = new LinkedHashSet<>();
    series.forEach(one -> sources.add(one.source()));
    return List.copyOf(sources);
  }
}
