package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.model.GateCriterion;
import io.foreshock.model.GateFinding;
import io.foreshock.model.GateFinding.Window;
import io.foreshock.model.GateReport;
import io.foreshock.training.GateEvidence.GateDay;
import io.foreshock.training.GateEvidence.GateMarket;
import io.foreshock.training.GateEvidence.Level;
import io.foreshock.training.GateEvidence.Margin;
import io.foreshock.training.GateEvidence.Said;
import io.foreshock.training.GateEvidence.Tail;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromotionGateTest {

  private static final GateEvidence TIE = GateExamples.identical(10, 900);

  private static List<GateCriterion> failed(GateEvidence evidence) {
    return PromotionGate.judge(evidence).failures().stream()
        .map(GateFinding::criterion)
        .distinct()
        .toList();
  }

  private static double value(GateReport report, GateCriterion criterion, Window window) {
    return report.findings().stream()
        .filter(finding -> finding.criterion() == criterion && finding.window() == window)
        .findFirst()
        .orElseThrow()
        .value()
        .orElseThrow();
  }

  @Test
  void judge_identical_tiesAndPasses() {
    GateReport report = PromotionGate.judge(TIE);
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(value(report, GateCriterion.FZ0_1, Window.LAST_YEAR)).isEqualTo(0.5);
    assertThat(value(report, GateCriterion.QLIKE, Window.ALL_DAYS)).isEqualTo(0.5);
    assertThat(value(report, GateCriterion.REGIME_AGREEMENT, Window.LAST_250_DAYS)).isEqualTo(1.0);
    assertThat(value(report, GateCriterion.LARGEST_JUMP, Window.LAST_DAY)).isZero();
    assertThat(value(report, GateCriterion.DAYS, Window.LAST_YEAR)).isEqualTo(365.0);
    assertThat(report.markets()).isEqualTo(10);
    assertThat(report.marketDays()).isEqualTo(9_000);
  }

  @Test
  void judge_twice_givesTheSameReportInTheOrderOfTheCriteria() {
    GateReport report = PromotionGate.judge(TIE);
    assertThat(PromotionGate.judge(TIE)).isEqualTo(report);
    assertThat(report.findings()).extracting(GateFinding::criterion).isSorted();
    assertThat(report.findings())
        .extracting(GateFinding::criterion)
        .containsOnly(GateCriterion.values());
  }

  /** A challenger whose volatility is off by a random factor, each day another. */
  private static GateEvidence noisy(double noise) {
    Random random = new Random(11);
    return GateExamples.saying(
        TIE,
        said -> {
          double factor = StrictMath.exp(noise * random.nextGaussian());
          return GateExamples.withTails(
              GateExamples.withSigma(said, factor * said.sigma()),
              tail -> GateExamples.scaled(tail, factor));
        });
  }

  /** The tolerance is that of sums in another order. */
  @Test
  void judge_noisyChallenger_agreesWithTheNaiveNumbers() {
    for (double noise : new double[] {0.02, 0.1, 0.4}) {
      GateEvidence evidence = noisy(noise);
      GateReport report = PromotionGate.judge(evidence);
      long lastYear = GateExamples.FIRST_DAY + 900 - 365;
      for (Window window : List.of(Window.LAST_YEAR, Window.ALL_DAYS)) {
        long from = window == Window.LAST_YEAR ? lastYear : Long.MIN_VALUE;
        assertThat(value(report, GateCriterion.FZ0_1, window))
            .isCloseTo(NaiveGate.fz0WorseP(evidence, 0.01, from), within(1e-9));
        assertThat(value(report, GateCriterion.FZ0_2_5, window))
            .isCloseTo(NaiveGate.fz0WorseP(evidence, 0.025, from), within(1e-9));
        assertThat(value(report, GateCriterion.QLIKE, window))
            .isCloseTo(NaiveGate.qlikeWorseP(evidence, from), within(1e-9));
      }
      assertThat(value(report, GateCriterion.KUPIEC, Window.ALL_DAYS))
          .isCloseTo(NaiveGate.kupiecAccepted(evidence), within(1e-12));
      assertThat(value(report, GateCriterion.CHRISTOFFERSEN, Window.ALL_DAYS))
          .isCloseTo(NaiveGate.christoffersenAccepted(evidence), within(1e-12));
      assertThat(value(report, GateCriterion.FZ0_EXCESS, Window.ALL_DAYS))
          .isCloseTo(NaiveGate.excess(evidence), within(1e-9));
    }
  }

  @Test
  void judge_worseTail_failsOnBothLevels() {
    Random random = new Random(12);
    GateEvidence worse =
        GateExamples.saying(
            TIE,
            said -> {
              double factor = StrictMath.exp(0.4 * random.nextGaussian());
              return GateExamples.withTails(said, tail -> GateExamples.scaled(tail, factor));
            });
    assertThat(failed(worse))
        .contains(GateCriterion.FZ0_1, GateCriterion.FZ0_2_5)
        .doesNotContain(GateCriterion.QLIKE);
  }

  /** Better is no reason to fail: here the champion is the noisy one. */
  @Test
  void judge_betterChallenger_passes() {
    GateEvidence better =
        GateExamples.withDays(
            noisy(0.4),
            day ->
                new GateDay(
                    day.epochDay(),
                    day.logReturn(),
                    day.realizedVariance(),
                    day.champion(),
                    day.challenger()));
    assertThat(failed(better)).isEmpty();
    GateReport report = PromotionGate.judge(better);
    assertThat(value(report, GateCriterion.FZ0_1, Window.ALL_DAYS)).isGreaterThan(0.99);
  }

  @Test
  void judge_worseVariance_failsOnQlikeAlone() {
    GateEvidence worse =
        GateExamples.saying(TIE, said -> GateExamples.withSigma(said, 1.3 * said.sigma()));
    assertThat(failed(worse)).containsExactly(GateCriterion.QLIKE);
  }

  @Test
  void judge_valueAtRiskTooLow_failsOnCoverage() {
    GateEvidence low =
        GateExamples.saying(
            TIE,
            said ->
                GateExamples.withTails(
                    said,
                    tail ->
                        new Tail(
                            new Level(
                                0.8 * tail.onePercent().valueAtRisk(),
                                tail.onePercent().expectedShortfall()),
                            tail.twoAndHalfPercent())));
    assertThat(failed(low)).contains(GateCriterion.KUPIEC);
  }

  @Test
  void judge_shortfallTooLow_failsOnIt() {
    GateEvidence low =
        GateExamples.saying(
            TIE, said -> GateExamples.withTails(said, tail -> GateExamples.scaled(tail, 0.75)));
    assertThat(failed(low))
        .contains(GateCriterion.FZ0_EXCESS, GateCriterion.ACERBI_SZEKELY, GateCriterion.KUPIEC);
  }

  /** Wild days that come in pairs, which neither model sees coming. */
  @Test
  void judge_breachesInPairs_failOnIndependence() {
    GateEvidence pairs =
        GateExamples.withDays(
            TIE,
            day -> {
              long phase = Math.floorMod(day.epochDay(), 200L);
              double size = (phase == 0 || phase == 1 ? 3.0 : 0.1) * day.champion().sigma();
              return new GateDay(
                  day.epochDay(), size, day.realizedVariance(), day.challenger(), day.champion());
            });
    assertThat(failed(pairs)).contains(GateCriterion.CHRISTOFFERSEN);
  }

  static Stream<UnaryOperator<GateEvidence>> notNumbers() {
    return Stream.of(
        day(day -> with(day, Double.NaN, day.realizedVariance())),
        day(day -> with(day, Double.POSITIVE_INFINITY, day.realizedVariance())),
        day(day -> with(day, day.logReturn(), Double.NaN)),
        day(day -> with(day, day.logReturn(), -1e-9)),
        said(said -> GateExamples.withSigma(said, Double.NaN)),
        said(said -> GateExamples.withSigma(said, 0.0)),
        said(said -> level(said, new Level(Double.NaN, 0.1))),
        said(said -> level(said, new Level(0.1, Double.NaN))),
        said(said -> level(said, new Level(0.1, 0.09))),
        said(said -> level(said, new Level(-0.1, 0.0))),
        margin(new Margin(Double.NaN, 0.2)),
        margin(new Margin(0.2, 0.0)));
  }

  private static UnaryOperator<GateEvidence> day(UnaryOperator<GateDay> change) {
    return evidence ->
        GateExamples.withDays(
            evidence,
            day -> day == evidence.markets().get(3).days().get(700) ? change.apply(day) : day);
  }

  private static UnaryOperator<GateEvidence> said(UnaryOperator<Said> change) {
    return day(day ->
        new GateDay(
            day.epochDay(),
            day.logReturn(),
            day.realizedVariance(),
            change.apply(day.challenger()),
            day.champion()));
  }

  private static GateDay with(GateDay day, double logReturn, double variance) {
    return new GateDay(day.epochDay(), logReturn, variance, day.challenger(), day.champion());
  }

  private static Said level(Said said, Level level) {
    return new Said(
        said.knownUntilMs(),
        said.sigma(),
        new Tail(said.longSide().onePercent(), level),
        said.shortSide(),
        said.regime());
  }

  private static UnaryOperator<GateEvidence> margin(Margin margin) {
    return evidence ->
        GateExamples.withMarkets(
            evidence,
            market ->
                market == evidence.markets().getLast()
                    ? new GateMarket(
                        market.symbol(), market.days(), margin, market.championMargin())
                    : market);
  }

  @ParameterizedTest
  @MethodSource("notNumbers")
  void judge_oneNumberUnusable_refusesAndJudgesNothingElse(UnaryOperator<GateEvidence> plant) {
    GateReport report = PromotionGate.judge(plant.apply(TIE));
    assertThat(report.passed()).isFalse();
    assertThat(value(report, GateCriterion.UNUSABLE_NUMBERS, Window.ALL_DAYS)).isEqualTo(1.0);
    assertThat(report.failures()).hasSize(GateCriterion.values().length - 3);
    assertThat(report.failures().getLast().detail()).isEqualTo("not judged: 1 numbers unusable");
  }

  private static UnaryOperator<GateMarket> margins(double longSide, double shortSide) {
    return market ->
        new GateMarket(
            market.symbol(),
            market.days(),
            new Margin(longSide, shortSide),
            market.championMargin());
  }

  @Test
  void judge_jumpOf41Percent_failsOnTheLargest() {
    UnaryOperator<GateMarket> jump = margins(0.2, 0.25 * 1.41);
    GateEvidence one =
        GateExamples.withMarkets(
            TIE, market -> market.symbol().equals("M4") ? jump.apply(market) : market);
    assertThat(failed(one)).containsExactly(GateCriterion.LARGEST_JUMP);
    UnaryOperator<GateMarket> fall = margins(0.2 * 0.59, 0.25);
    GateEvidence other =
        GateExamples.withMarkets(
            TIE, market -> market.symbol().equals("M4") ? fall.apply(market) : market);
    assertThat(failed(other)).containsExactly(GateCriterion.LARGEST_JUMP);
  }

  @Test
  void judge_jumpsAtTheLimits_pass() {
    UnaryOperator<GateMarket> jump = margins(0.2, 0.35);
    GateEvidence one =
        GateExamples.withMarkets(
            TIE, market -> market.symbol().equals("M4") ? jump.apply(market) : market);
    assertThat(failed(one)).isEmpty();
  }

  @Test
  void judge_smallJumpsEverywhere_failOnTheMedian() {
    GateEvidence all = GateExamples.withMarkets(TIE, margins(0.2 * 1.16, 0.25 * 1.16));
    assertThat(failed(all)).containsExactly(GateCriterion.MEDIAN_JUMP);
    assertThat(value(PromotionGate.judge(all), GateCriterion.MEDIAN_JUMP, Window.LAST_DAY))
        .isCloseTo(0.16, within(1e-12));
  }

  private static GateEvidence naming(int every, Optional<Regime> other) {
    return GateExamples.withDays(
        TIE,
        day -> {
          Said said = day.challenger();
          boolean differs = Math.floorMod(day.epochDay(), (long) every) == 0;
          Optional<Regime> regime = differs ? other : said.regime();
          return new GateDay(
              day.epochDay(),
              day.logReturn(),
              day.realizedVariance(),
              new Said(
                  said.knownUntilMs(), said.sigma(), said.longSide(), said.shortSide(), regime),
              day.champion());
        });
  }

  @Test
  void judge_otherRegimes_failWhenTheyDifferOnMoreThanATenth() {
    assertThat(failed(naming(9, Optional.of(Regime.ELEVATED))))
        .containsExactly(GateCriterion.REGIME_AGREEMENT);
    assertThat(failed(naming(9, Optional.empty()))).containsExactly(GateCriterion.REGIME_AGREEMENT);
    assertThat(failed(naming(11, Optional.of(Regime.ELEVATED)))).isEmpty();
  }

  @Test
  void judge_rowThatWasKnown_fails() {
    GateEvidence known =
        said(said ->
                new Said(
                    (GateExamples.FIRST_DAY + 700) * 86_400_000L,
                    said.sigma(),
                    said.longSide(),
                    said.shortSide(),
                    said.regime()))
            .apply(TIE);
    assertThat(failed(known)).containsExactly(GateCriterion.ROWS_IN_SAMPLE);
    assertThat(value(PromotionGate.judge(known), GateCriterion.ROWS_IN_SAMPLE, Window.ALL_DAYS))
        .isEqualTo(1.0);
  }

  @Test
  void judge_fitsNotConverged_fails() {
    GateEvidence evidence = new GateEvidence(TIE.challenger(), TIE.champion(), 3, TIE.markets());
    assertThat(failed(evidence)).containsExactly(GateCriterion.FITS_NOT_CONVERGED);
  }

  @Test
  void judge_tooFewDays_refusesWithTheirNumber() {
    GateReport report = PromotionGate.judge(GateExamples.identical(10, 199));
    assertThat(report.passed()).isFalse();
    assertThat(value(report, GateCriterion.DAYS, Window.LAST_YEAR)).isEqualTo(199.0);
    assertThat(report.failures().getLast().detail()).isEqualTo("not judged: only 199 days");
    GateReport none =
        PromotionGate.judge(new GateEvidence(TIE.challenger(), TIE.champion(), 0, List.of()));
    assertThat(value(none, GateCriterion.DAYS, Window.LAST_YEAR)).isZero();
    assertThat(none.passed()).isFalse();
  }

  @Test
  void judge_oneYearAlone_asksEachLossOnce() {
    GateReport report = PromotionGate.judge(GateExamples.identical(10, 300));
    assertThat(report.findings())
        .filteredOn(finding -> finding.criterion() == GateCriterion.FZ0_1)
        .extracting(GateFinding::window)
        .containsExactly(Window.LAST_YEAR);
  }

  @Test
  void new_daysThatDoNotAscend_areRefused() {
    GateMarket market = TIE.markets().getFirst();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new GateMarket(
                "M", market.days().reversed(), market.challengerMargin(), market.championMargin()))
        .withMessageContaining("days of M must ascend");
  }
}
