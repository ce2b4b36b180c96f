package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.learned.TrainedRange;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.volatility.HarLags;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChampionForecasterTest {

  private static final double PRIOR = 0.15;
  private static final double ROUNDING = 1e-12; // a sum of four products, relative
  private static final FitMemory FITS = new FitMemory();

  /** 660 days of twelve bars. */
  private static final DailyObservations DAYS = days(SimulatedMarkets.returns(661, 12, 0.02, 3));

  private static DailyObservations days(double[] twoHourReturns) {
    return DailyAggregation.of(
        SimulatedMarkets.bars(
            new MarketId("SIM"), 2 * SimulatedMarkets.HOUR_MS, twoHourReturns, 17),
        TradingCalendar.CONTINUOUS);
  }

  private static ChampionForecaster champion(DailyObservations days, FittedParameters memory) {
    VarianceFeatures features = VarianceFeatures.of(FeatureSchema.INTRADAY, days, 7, 30, true);
    return new ChampionForecaster(
        days, features, RefitSchedule.MONTHLY, HarLags.CONTINUOUS, memory, PRIOR);
  }

  private static ChampionForecast after(int days) {
    return after(DAYS, days, FITS);
  }

  private static ChampionForecast after(DailyObservations days, int count, FittedParameters fits) {
    ChampionForecaster champion = champion(days, fits);
    for (int day = 0; day < count; day++) {
      champion.observeNext(Combination.DEFAULT);
    }
    return champion.forecast();
  }

  /**
   * Everything a forecast says, to the bit: Java prints a double so that it reads back the same.
   */
  private static String told(ChampionForecast forecast) {
    return forecast.knownAtMs()
        + "|"
        + forecast.dailyVariance()
        + forecast.conditional()
        + forecast.filtered()
        + forecast.regime().atHorizon(1)
        + forecast.members()
        + forecast.weights()
        + forecast.carry().recursion()
        + Arrays.toString(forecast.carry().orderedResiduals());
  }

  @Test
  void forecast_fullHistory_combinesAllMembersByHand() {
    ChampionForecast forecast = after(600);
    List<MemberName> speaking = new ArrayList<>(MemberName.combined());
    speaking.removeAll(MemberName.learned());
    assertThat(forecast.members()).containsOnlyKeys(speaking.toArray(MemberName[]::new));
    assertThat(forecast.shortHistory()).isFalse();
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        double byHand = weighted(forecast, side, alpha, true);
        assertThat(forecast.conditional().valueAtRisk(side, alpha))
            .isCloseTo(byHand, within(ROUNDING));
      }
    }
  }

  /** A learned member begins with the tail of the regression it corrects and its own variance. */
  @Test
  void forecast_editionWithLearnedModels_theySpeakWhileItServes() {
    Combination learned =
        new Combination(
            MemberWeights.DEFAULT,
            MemberWeights.DEFAULT_VARIANCE,
            Map.of(
                MemberName.TREES_POT,
                LearnedModels.of(MemberName.TREES_POT, FeatureSchema.INTRADAY),
                MemberName.NET_POT,
                LearnedModels.of(MemberName.NET_POT, FeatureSchema.INTRADAY),
                MemberName.NET_FZ0,
                LearnedModels.of(MemberName.NET_FZ0, FeatureSchema.INTRADAY)));
    ChampionForecaster champion = champion(DAYS, FITS);
    for (int day = 0; day < 600; day++) {
      champion.observeNext(day < 599 ? Combination.DEFAULT : learned);
    }
    Map<MemberName, MemberForecast> first = champion.forecast().members();
    assertThat(first).containsKeys(MemberName.learned().toArray(MemberName[]::new));
    MemberForecast elder = first.get(MemberName.HAR_X_POT);
    MemberForecast trees = first.get(MemberName.TREES_POT);
    assertThat(
            trees.tail().valueAtRisk(Side.LONG, 0.01)
                / Math.sqrt(trees.dailyVariance())
                / (elder.tail().valueAtRisk(Side.LONG, 0.01) / Math.sqrt(elder.dailyVariance())))
        .isCloseTo(1.0, within(ROUNDING));
    champion.observeNext(Combination.DEFAULT);
    assertThat(champion.forecast().members())
        .doesNotContainKeys(MemberName.learned().toArray(MemberName[]::new));
  }

  /** Spread of the members by hand, and both ratios to what the edition says training saw. */
  @Test
  void forecast_uncertainty_isTheSpreadOfTheMembersAndTheNoveltyOfTheDay() {
    TrainedRange range = LearnedModels.range(FeatureSchema.INTRADAY);
    Combination combination =
        new Combination(
            MemberWeights.DEFAULT, MemberWeights.DEFAULT_VARIANCE, Map.of(), Optional.of(range));
    ChampionForecaster champion = champion(DAYS, FITS);
    for (int day = 0; day < 600; day++) {
      champion.observeNext(combination);
    }
    ChampionForecast forecast = champion.forecast();
    double squares = 0.0;
    for (Map.Entry<MemberName, Double> share : forecast.varianceWeights().entrySet()) {
      double log = Math.log(forecast.members().get(share.getKey()).dailyVariance());
      squares += share.getValue() * Math.pow(log - Math.log(forecast.dailyVariance()), 2);
    }
    double novelty = range.forest().score(TestMembers.features(DAYS).row(599));
    Uncertainty said = forecast.uncertainty();
    assertThat(said.spread()).isPositive().isCloseTo(Math.sqrt(squares), within(1e-7));
    assertThat(said.novelty()).isEqualTo(novelty);
    assertThat(said.spreadRatio()).isEqualTo(said.spread() / range.spread());
    assertThat(said.noveltyRatio()).isEqualTo(novelty / range.novelty());
    assertThat(after(600).uncertainty()).isEqualTo(new Uncertainty(said.spread(), 0.0, 0.0, 0.0));
  }

  @Test
  void forecast_filtered_leavesTheRegimeMemberOutAndRescales() {
    ChampionForecast forecast = after(600);
    double byHand =
        weighted(forecast, Side.LONG, 0.01, false)
            / (1.0 - forecast.weights().get(MemberName.REGIME_MIXTURE));
    assertThat(forecast.filtered().valueAtRisk(Side.LONG, 0.01))
        .isCloseTo(byHand, within(ROUNDING))
        .isNotEqualTo(forecast.conditional().valueAtRisk(Side.LONG, 0.01));
  }

  @Test
  void forecast_dailyVariance_isTheWeightedGeometricMean() {
    ChampionForecast forecast = after(600);
    double logSum = 0.0;
    for (Map.Entry<MemberName, MemberForecast> entry : forecast.members().entrySet()) {
      logSum +=
          MemberWeights.DEFAULT_VARIANCE.of(entry.getKey())
              * StrictMath.log(entry.getValue().dailyVariance());
    }
    assertThat(forecast.dailyVariance() / StrictMath.exp(logSum)).isCloseTo(1.0, within(ROUNDING));
  }

  /** Sum of share × value at risk over the members, the regime member in or out. */
  private static double weighted(
      ChampionForecast forecast, Side side, double alpha, boolean regime) {
    double sum = 0.0;
    for (MemberName member : forecast.members().keySet()) {
      if (regime || !member.regimeMember()) {
        sum += forecast.weights().get(member) * var(forecast, member, side, alpha);
      }
    }
    return sum;
  }

  /** Members that have lost more here than others weigh less than the edition chose. */
  @Test
  void forecast_weights_areThoseOfTheEditionMovedByPastLosses() {
    Map<MemberName, Double> shares = after(600).weights();
    assertThat(shares.get(MemberName.HAR_X_POT)).isNotEqualTo(0.40).isBetween(0.2, 0.6);
    assertThat(shares.get(MemberName.GJR_FHS)).as("not in the combination").isZero();
  }

  private static double var(ChampionForecast forecast, MemberName member, Side side, double alpha) {
    TailForecast tail = forecast.members().get(member).tail();
    return tail.valueAtRisk(side, alpha);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 499, 500, 600})
  void forecast_weights_sumToOne(int days) {
    double sum = after(days).weights().values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(sum).isCloseTo(1.0, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 499})
  void forecast_shortHistory_isEwmaAloneUnderThePrior(int days) {
    ChampionForecast forecast = after(days);
    assertThat(forecast.members()).containsOnlyKeys(MemberName.EWMA_FHS);
    assertThat(forecast.shortHistory()).isTrue();
    assertThat(forecast.regime().now()).isEqualTo(RegimePrior.DEFAULT.probabilities());
    assertThat(forecast.conditional()).isEqualTo(forecast.filtered());
  }

  @Test
  void forecast_fiveHundredDays_isNoShortHistory() {
    assertThat(after(500).shortHistory()).isFalse();
    assertThat(after(500).members()).containsKeys(MemberName.GJR_FHS, MemberName.LOG_HAR_FHS);
  }

  @Test
  void forecast_fiftyNineDays_isRefused() {
    ChampionForecaster champion = champion(DAYS, FITS);
    for (int day = 0; day < 59; day++) {
      champion.observeNext(Combination.DEFAULT);
    }
    assertThat(champion.ready()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> champion.forecast())
        .withMessageContaining("59");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 333, 500, 511, 600, 647})
  void forecast_cutInput_saysTheSameToTheBit(int days) {
    assertThat(told(after(DAYS.slice(0, days), days, FITS))).isEqualTo(told(after(days)));
  }

  /** A return that belongs to tomorrow changes what is said today: the comparison can fail. */
  @Test
  void forecast_plantedLeak_isCaught() {
    double[] returns = SimulatedMarkets.returns(661, 12, 0.02, 3);
    double[] early = new double[returns.length];
    System.arraycopy(returns, 12, early, 0, returns.length - 12);
    double[] cut = early.clone();
    Arrays.fill(cut, 599 * 12, cut.length, 0.0);
    assertThat(told(after(days(early), 600, FITS))).isNotEqualTo(told(after(days(cut), 600, FITS)));
  }

  @Test
  void forecast_anyMemory_saysTheSameToTheBit() {
    FitMemory filled = new FitMemory();
    String fitted = told(after(DAYS, 620, FittedParameters.NONE));
    String recorded = told(after(DAYS, 620, filled));
    assertThat(filled.misses()).isPositive();
    int known = filled.misses();
    String remembered = told(after(DAYS, 620, filled));
    assertThat(filled.misses()).isEqualTo(known);
    assertThat(recorded).isEqualTo(fitted);
    assertThat(remembered).isEqualTo(fitted);
  }
}
