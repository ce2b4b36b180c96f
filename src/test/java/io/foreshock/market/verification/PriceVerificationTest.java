package io.foreshock.market.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.verification.SourceVerdict.Rejection;
import io.foreshock.market.verification.VerifiedPrice.Quote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks on scripted sources; every expected figure follows by hand from what they say. */
class PriceVerificationTest {

  private static Rejection rejection(VerifiedPrice price, int source) {
    return price.verdicts().get(source).rejection().orElse(null);
  }

  private static Quote quote(VerifiedPrice price) {
    return price.quote().orElseThrow();
  }

  @Test
  void decide_threeAgree_isTheirMedian() {
    VerifiedPrice price = Told.bySources(3).all(0, 100.2, 100.0, 100.1).at(1);
    assertThat(price.state()).isEqualTo(PriceState.FRESH);
    assertThat(quote(price)).isEqualTo(new Quote(100.1, 100.0, 100.2, Told.START_MS));
    assertThat(price.used()).isEqualTo(3);
  }

  @Test
  void decide_fourAgree_isHalfWayBetweenTheMiddleTwo() {
    VerifiedPrice price = Told.bySources(4).all(0, 100.3, 100.0, 100.1, 100.2).at(1);
    assertThat(quote(price).value()).isCloseTo(100.15, within(1e-12)); // one rounding
  }

  @Test
  void decide_twoOfThreeAgree_quorumIsUsed() {
    VerifiedPrice price = Told.bySources(3).all(0, 100.0, 100.1, 112.0).at(1);
    assertThat(rejection(price, 2)).isEqualTo(Rejection.OUT_OF_BAND);
    assertThat(price.state()).isEqualTo(PriceState.FRESH);
    assertThat(quote(price)).isEqualTo(new Quote(100.1, 100.0, 100.1, Told.START_MS));
  }

  @ParameterizedTest
  @CsvSource({
    "100.5, false", // deviations 0, 0.1, 0.4: eight times 0.1 is 0.8
    "100.89, false",
    "100.91, true"
  })
  void decide_bandIsEightMedianDeviations_atLeastTheDivergence(double third, boolean out) {
    VerifiedPrice price = Told.bySources(3).all(0, 100.0, 100.1, third).at(1);
    assertThat(rejection(price, 2) == Rejection.OUT_OF_BAND).isEqualTo(out);
  }

  @Test
  void decide_equalPricesAndOneJustInsideTheDivergence_allAreUsed() {
    VerifiedPrice price = Told.bySources(3).all(0, 100.0, 100.0, 100.5).at(1);
    assertThat(price.state()).isEqualTo(PriceState.FRESH);
    assertThat(price.used()).isEqualTo(3);
  }

  @Test
  void decide_allDiffer_isDegradedWithBothSides() {
    VerifiedPrice price = Told.bySources(3).all(0, 100.0, 104.0, 108.0).at(1);
    assertThat(price.state()).isEqualTo(PriceState.DEGRADED);
    assertThat(quote(price)).isEqualTo(new Quote(104.0, 100.0, 108.0, Told.START_MS));
  }

  @Test
  void decide_twoDiffer_bothAreKept() {
    VerifiedPrice price = Told.bySources(2).all(0, 100.0, 110.0).at(1);
    assertThat(price.state()).isEqualTo(PriceState.DEGRADED);
    assertThat(price.used()).isEqualTo(2);
    assertThat(quote(price).low()).isEqualTo(100.0);
    assertThat(quote(price).high()).isEqualTo(110.0);
  }

  @Test
  void decide_quorumMissing_isDegradedWithConfidenceOnBothSides() {
    Told told = Told.bySources(3).say(Told.report(1, 0, 100.0, 0.5));
    VerifiedPrice price = told.at(1);
    assertThat(rejection(price, 0)).isEqualTo(Rejection.SILENT);
    assertThat(price.state()).isEqualTo(PriceState.DEGRADED);
    assertThat(quote(price)).isEqualTo(new Quote(100.0, 99.5, 100.5, Told.START_MS));
  }

  @Test
  void decide_silence_isDegradedAfterTheHeartbeat_staleAfterTheGreatestAge() {
    Told told = Told.bySources(3).all(0, 100.0, 100.0, 100.0);
    assertThat(told.at(10).state()).isEqualTo(PriceState.FRESH);
    assertThat(told.at(10.001).state()).isEqualTo(PriceState.DEGRADED);
    assertThat(told.at(60).state()).isEqualTo(PriceState.DEGRADED);
    VerifiedPrice stale = told.at(60.001);
    assertThat(stale.state()).isEqualTo(PriceState.STALE);
    assertThat(stale.verdicts()).allMatch(verdict -> rejection(stale, 0) == Rejection.STALE);
    assertThat(quote(stale)).isEqualTo(new Quote(100.0, 100.0, 100.0, Told.START_MS));
  }

  @Test
  void decide_oneOfThreeSilent_quorumIsUsed() {
    Told told = Told.bySources(3).all(0, 100.0, 100.0, 100.0).say(0, 55, 101).say(1, 55, 101.1);
    VerifiedPrice price = told.at(61);
    assertThat(price.state()).isEqualTo(PriceState.FRESH);
    assertThat(rejection(price, 2)).isEqualTo(Rejection.STALE);
    assertThat(quote(price).value()).isCloseTo(101.05, within(1e-12)); // one rounding
  }

  @Test
  void decide_nothingEverSaid_isStaleWithoutAPrice() {
    VerifiedPrice price = Told.bySources(2).at(0);
    assertThat(price.state()).isEqualTo(PriceState.STALE);
    assertThat(price.quote()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2.0, true", "2.01, false"})
  void decide_confidenceBeyondTwoPerCent_isNotUsed(double confidence, boolean used) {
    VerifiedPrice price = Told.bySources(1).say(Told.report(0, 0, 100.0, confidence)).at(1);
    assertThat(price.verdicts().getFirst().used()).isEqualTo(used);
    assertThat(price.quote().isPresent()).isEqualTo(used);
  }

  /** Two move by 0.05 every 5 s, one repeats 100 for longer than it may. */
  @ParameterizedTest
  @CsvSource({"115, false", "120, true"})
  void decide_onePriceWhileOthersMove_isStuck(int lastSecond, boolean stuck) {
    Told told = Told.bySources(3);
    for (int second = 0; second <= lastSecond; second += 5) {
      told.all(second, 100 + second * 0.0001, 100 + second * 0.0002, 100);
    }
    assertThat(rejection(told.at(lastSecond), 2) == Rejection.STUCK).isEqualTo(stuck);
  }

  @Test
  void decide_allRest_noneIsStuck() {
    Told told = Told.bySources(3);
    for (int second = 0; second <= 600; second += 5) {
      told.all(second, 100, 100, 100);
    }
    assertThat(told.at(600).used()).isEqualTo(3);
  }

  /** One that moves must not push out two that rest. */
  @Test
  void decide_minorityMoves_majorityIsNotStuck() {
    Told told = Told.bySources(3);
    for (int second = 0; second <= 600; second += 5) {
      told.all(second, 100, 100, 100 + second * 0.0002);
    }
    VerifiedPrice price = told.at(600);
    assertThat(price.used()).isEqualTo(3);
    assertThat(quote(price).value()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(doubles = {70, 130, 60, 250})
  void decide_onlySourceJumps_isKeptAndTheWorseOfBothCounts(double after) {
    VerifiedPrice price = Told.bySources(1).say(0, 0, 100).say(0, 5, after).at(6);
    assertThat(price.verdicts().getFirst().suspect()).isTrue();
    assertThat(price.used()).isEqualTo(1);
    assertThat(price.state()).isEqualTo(PriceState.DEGRADED);
    assertThat(quote(price).value()).isEqualTo(after);
    assertThat(quote(price).low()).isEqualTo(Math.min(100, after));
    assertThat(quote(price).high()).isEqualTo(Math.max(100, after));
  }

  @ParameterizedTest
  @ValueSource(doubles = {70.1, 129.9})
  void decide_lessThanThirtyPerCent_isNoJump(double after) {
    VerifiedPrice price = Told.bySources(1).say(0, 0, 100).say(0, 5, after).at(6);
    assertThat(price.state()).isEqualTo(PriceState.FRESH);
  }

  @Test
  void decide_oneOtherContradicts_bothAreKept() {
    VerifiedPrice price = Told.bySources(2).all(0, 100, 100).all(5, 100, 70).at(6);
    assertThat(price.used()).isEqualTo(2);
    assertThat(price.verdicts().get(1).suspect()).isTrue();
    assertThat(price.state()).isEqualTo(PriceState.DEGRADED);
    assertThat(quote(price).low()).isEqualTo(70);
    assertThat(quote(price).high()).isEqualTo(100);
  }

  @Test
  void decide_twoOthersContradict_isSetAside() {
    VerifiedPrice price = Told.bySources(3).all(0, 100, 100, 100).all(5, 100, 100.1, 70).at(6);
    assertThat(rejection(price, 2)).isEqualTo(Rejection.JUMP_CONTRADICTED);
    assertThat(price.verdicts().get(2).suspect()).isTrue();
    assertThat(price.state()).isEqualTo(PriceState.FRESH);
  }

  /** A crash that one source sees first counts as soon as a second one follows. */
  @Test
  void decide_crashFollowedByTheOthers_isBelieved() {
    Told told = Told.bySources(3).all(0, 100, 100, 100).say(0, 5, 60);
    assertThat(quote(told.at(5)).value()).isEqualTo(100);
    told.say(1, 6, 60.1);
    assertThat(told.at(6).verdicts().getFirst().suspect()).isFalse();
    assertThat(quote(told.at(6)).value()).isEqualTo(60.1);
    told.say(2, 7, 60.2);
    assertThat(told.at(7).state()).isEqualTo(PriceState.FRESH);
    assertThat(quote(told.at(7))).isEqualTo(new Quote(60.1, 60, 60.2, Told.START_MS + 7_000));
  }

  @Test
  void decide_jumpThatCameBack_isNotSuspect() {
    VerifiedPrice price = Told.bySources(1).say(0, 0, 100).say(0, 1, 130).say(0, 2, 100.5).at(3);
    assertThat(price.state()).isEqualTo(PriceState.FRESH);
  }

  /** 0.004 % a report: after a hundred 0.4 % off, each step and the level within every band. */
  @Test
  void decide_slowDriftOfOne_isFoundBeforeItLeavesTheBand() {
    Told told = Told.bySources(3);
    for (int step = 0; step < 100; step++) {
      told.all(step, 100 + 0.001 * (step % 3), 100.02 - 0.001 * (step % 2), 100 + 0.004 * step);
    }
    VerifiedPrice price = told.at(99);
    assertThat(rejection(price, 2)).isEqualTo(Rejection.DRIFTING);
    assertThat(price.used()).isEqualTo(2);
    assertThat(told.at(30).used()).isEqualTo(3); // 0.12 % so far
  }

  @Test
  void decide_constantOffsetWithinTheDivergence_isNoDrift() {
    Told told = Told.bySources(3);
    for (int step = 0; step < 100; step++) {
      told.all(step, 100, 100.02, 100.4 + 0.001 * (step % 3));
    }
    assertThat(told.at(99).used()).isEqualTo(3);
  }

  @Test
  void decide_allMoveTogether_noneDrifts() {
    Told told = Told.bySources(3);
    for (int step = 0; step < 100; step++) {
      double common = 100 + 0.1 * step;
      told.all(step, common, common + 0.01, common - 0.01);
    }
    assertThat(told.at(99).used()).isEqualTo(3);
    assertThat(told.at(99).state()).isEqualTo(PriceState.FRESH);
  }

  @Test
  void decide_lateReport_doesNotReplaceANewerOne() {
    Told told = Told.bySources(1).say(0, 5, 101);
    told.say(new PriceReport("S0", Told.MARKET, 90, 0, Told.START_MS, Told.START_MS + 6_000));
    assertThat(quote(told.at(7)).value()).isEqualTo(101);
  }

  @Test
  void decide_beforeTheArrival_knowsNothingOfIt() {
    Told told = Told.bySources(1);
    told.say(new PriceReport("S0", Told.MARKET, 90, 0, Told.START_MS, Told.START_MS + 6_000));
    assertThat(told.at(5.999).quote()).isEmpty();
    assertThat(told.at(6).quote()).isPresent();
  }

  @Test
  void decide_staleAfterDisagreement_keepsBothSidesOfTheLastGood() {
    VerifiedPrice price = Told.bySources(2).all(0, 100, 110).at(3_600);
    assertThat(price.state()).isEqualTo(PriceState.STALE);
    assertThat(quote(price)).isEqualTo(new Quote(105, 100, 110, Told.START_MS));
  }
}
