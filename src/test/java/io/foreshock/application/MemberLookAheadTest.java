package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FitMemory;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.forecast.MemberBench;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.policy.MarginProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every voice of the river on real prices, one by one: each member there is, those of the bench
 * too, the champion, the regime, the margins with the state they rest on, and the haircut. Cutting
 * the prices at t changes nothing any of them said up to and including t. Fits are shared between
 * the walks: one that had seen a later day would be another fit, under another key.
 */
class MemberLookAheadTest {

  private static final FitMemory FITS = new FitMemory();
  private static final Map<String, MarketHistory> HISTORIES = new HashMap<>();
  private static final Map<String, Map<String, List<String>>> TOLD = new HashMap<>();

  private static final List<String> RIVER =
      List.of("champion", "regime", "carry", "input", "margin", "margin state", "haircut");

  /**
   * Days seen at the cut: before anything speaks, at the first fits, on a day when every member is
   * fitted (600 and 960 lie whole multiples of 180 days after the 60th), beside it, and between.
   */
  private static final List<Integer> DAILY_CUTS =
      List.of(60, 61, 499, 500, 501, 599, 600, 601, 615, 960, 977, 1_100);

  private static final List<Integer> INTRADAY_CUTS = List.of(61, 500, 501, 600, 614, 690, 705);

  static Stream<Arguments> cases() {
    Stream<String> members = MemberName.combined().stream().map(MemberName::code);
    return Stream.concat(members, RIVER.stream())
        .flatMap(voice ->
            Stream.concat(
                DAILY_CUTS.stream().map(cut -> Arguments.of(voice, "^GSPC", cut)),
                INTRADAY_CUTS.stream().map(cut -> Arguments.of(voice, "USDCHF", cut))));
  }

  static Stream<Arguments> voices() {
    Stream<String> members = MemberName.combined().stream().map(MemberName::code);
    return Stream.concat(members, RIVER.stream())
        .flatMap(voice ->
            Stream.of("^GSPC", "USDCHF")
                .filter(series -> measures(series, voice))
                .map(series -> Arguments.of(voice, series)));
  }

  /** Daily bars hold no realised variance. */
  private static boolean measures(String series, String voice) {
    return series.equals("USDCHF") || !voice.equals(MemberName.REALIZED_GARCH_FHS.code());
  }

  private static MarketHistory history(String series) throws IOException {
    MarketHistory known = HISTORIES.get(series);
    if (known == null) {
      known =
          series.equals("USDCHF")
              ? CutCheck.firstDays(
                  BacktestExamples.history(
                      Path.of("training-data", "usdchf-30m-1996-2001", "bars.csv.gz"),
                      "USDCHF",
                      40_000),
                  720)
              : BacktestExamples.standardAndPoor(1_141);
      HISTORIES.put(series, known);
    }
    return known;
  }

  /** What each voice said after each day, to the bit. */
  private static Map<String, List<String>> told(String series, int days) throws IOException {
    String key = series + days;
    Map<String, List<String>> known = TOLD.get(key);
    if (known == null) {
      known = walked(CutCheck.firstDays(history(series), days));
      TOLD.put(key, known);
    }
    return known;
  }

  /** The documented champion, with learned models for daily and for intraday bars. */
  private static final ChampionDirectory LEARNED =
      new ChampionDirectory(
          new Editions(
              List.of(
                  new Edition(
                      "learned",
                      "1",
                      ClassGroup.EXCHANGE,
                      Long.MIN_VALUE,
                      "0".repeat(64),
                      Map.of(
                          AssetClass.INDEX,
                          settings(AssetClass.INDEX, FeatureSchema.DAILY),
                          AssetClass.FX,
                          settings(AssetClass.FX, FeatureSchema.INTRADAY)))),
              "0".repeat(64)),
          Map.of());

  private static ClassSettings settings(AssetClass assetClass, FeatureSchema schema) {
    Map<MemberName, LogVarianceModel> pooled = new EnumMap<>(MemberName.class);
    MemberName.learned().forEach(name -> pooled.put(name, LearnedModels.of(name, schema)));
    return new ClassSettings(
        new Combination(
            MemberWeights.DEFAULT,
            MemberWeights.DEFAULT_VARIANCE,
            pooled,
            Optional.of(LearnedModels.range(schema))),
        MarginProfile.defaultFor(assetClass));
  }

  private static Map<String, List<String>> walked(MarketHistory history) {
    Map<String, List<String>> told = new LinkedHashMap<>();
    MarginWalk walk = new MarginWalk(history, LEARNED, FITS);
    MemberBench bench =
        new MemberBench(history.days(), RefitSchedule.MONTHLY, FITS, MarginWalk.PRIOR_SHAPE);
    while (walk.hasNext()) {
      walk.next();
      bench.observeNext();
      LocalDate day = history.days().date(walk.seen() - 1);
      walk.latest().ifPresent(evaluation -> write(told, day, evaluation));
      bench.forecasts().forEach(said -> line(told, said.member().code(), day, said));
    }
    return told;
  }

  private static void write(
      Map<String, List<String>> told, LocalDate day, MarketEvaluation evaluation) {
    ChampionForecast forecast = evaluation.forecast();
    forecast.members().forEach((name, member) -> line(told, name.code(), day, member));
    line(
        told,
        "champion",
        day,
        forecast.dailyVariance(),
        forecast.conditional(),
        forecast.filtered(),
        forecast.weights());
    line(told, "regime", day, forecast.regime().now(), forecast.regime().atHorizon(5));
    line(
        told,
        "carry",
        day,
        forecast.carry().recursion(),
        Arrays.toString(forecast.carry().orderedResiduals()));
    line(told, "input", day, evaluation.input(), evaluation.choice(), evaluation.coverBasis());
    line(told, "margin", day, evaluation.decision().parameters(), evaluation.sequence());
    line(told, "margin state", day, evaluation.decision().nextState());
    // The table's floor may hold on every day; what it is a floor of moves.
    line(
        told,
        "haircut",
        day,
        evaluation.input().haircut(),
        evaluation.decision().parameters().haircutPpm());
  }

  private static void line(
      Map<String, List<String>> told, String voice, LocalDate day, Object... said) {
    told.computeIfAbsent(voice, _ -> new ArrayList<>()).add(day + " " + Arrays.toString(said));
  }

  @ParameterizedTest(name = "{0} on {1} cut at {2} days")
  @MethodSource("cases")
  void walk_cutAtADay_changesNothingSaidUpToIt(String voice, String series, int cut)
      throws IOException {
    List<String> whole = told(series, history(series).days().size()).getOrDefault(voice, List.of());
    List<String> part = told(series, cut).getOrDefault(voice, List.of());
    String lastDay = history(series).days().date(cut - 1).toString();
    long expected =
        whole.stream().filter(line -> CutCheck.day(line).compareTo(lastDay) <= 0).count();
    assertThat(part).hasSize((int) expected);
    assertThat(CutCheck.difference(whole, part)).isEmpty();
  }

  /** A voice that never speaks would pass every comparison. */
  @ParameterizedTest
  @MethodSource("voices")
  void walk_everyVoice_speaksToTheEndAndChanges(String voice, String series) throws IOException {
    int days = history(series).days().size();
    List<String> said = told(series, days).getOrDefault(voice, List.of());
    assertThat(said).hasSizeGreaterThan(25);
    assertThat(said.stream().map(line -> line.substring(11)).distinct()).hasSizeGreaterThan(1);
    assertThat(CutCheck.day(said.getLast()))
        .isEqualTo(history(series).days().date(days - 1).toString());
  }

  /** A day under way adds nothing before it has closed. */
  @ParameterizedTest
  @MethodSource("voices")
  void walk_cutWithinADay_saysWhatTheDayBeforeDid(String voice, String series) throws IOException {
    MarketHistory history = history(series);
    long laterMs = history.days().closeTimeMs(614) + 9 * 3_600_000L;
    Map<String, List<String>> within =
        TOLD.computeIfAbsent(series + " within", _ -> walked(history.until(laterMs)));
    assertThat(within.get(voice)).isEqualTo(told(series, 615).get(voice));
  }
}
