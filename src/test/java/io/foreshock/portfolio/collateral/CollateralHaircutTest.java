package io.foreshock.portfolio.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.HaircutSchedule;
import io.foreshock.policy.MarginProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollateralHaircutTest {

  private static final int CASES = 10_000;
  private static final Regime[] REGIMES = Regime.values();

  /** The worked example of docs/collateral.md. */
  @Test
  void value_workedExample_matchesHandArithmetic() {
    MarketHaircut coin = CollateralExamples.coin(Regime.STRESSED, 437_500);
    CollateralValue value = coin.value(40, 50_000, 49_900, 0.65);
    // 40 × 49,900; of 10 M a day that is 199,600 ppm, and at 10 % of it T = 1.996 days
    assertThat(value.gross()).isEqualTo(1_996_000);
    // 0.35 × (1 + 0.41421356 × 0.996) = 0.49439485, 1 − e^−0.49439485 = 0.39006010, up to 390,061;
    // × 1.25 while stressed = 487,576.25
    assertThat(value.haircut().marketPpm()).isEqualTo(487_577);
    // √0.1996 = 0.44676616, up to 446,767; × 0.06 = 26,806.02
    assertThat(value.haircut().liquidityPpm()).isEqualTo(26_807);
    // 0.08 × √0.1996 = 0.035741293
    assertThat(value.haircut().currencyPpm()).isEqualTo(35_742);
    // w = (0.65 − 0.3) ÷ 0.7 = 0.5; F = 1 − 0.512423 × 0.964258 = 0.50589199, up to 505,893
    assertThat(value.haircut().wrongWayPpm()).isEqualTo(252_947);
    assertThat(value.haircut().jumpPpm()).isZero();
    // 1 − 0.512423 × 0.973193 × 0.964258 × 0.747053 = 0.64077028, up at each step to 640,772
    assertThat(value.haircut().totalPpm()).isEqualTo(640_772);
    // 1,996,000 × 0.359228
    assertThat(value.value()).isCloseTo(717_019.088, within(1e-6));
  }

  @Test
  void document_workedExample_tellsTheseNumbers() throws IOException {
    HaircutParts parts = CollateralExamples.coin(Regime.STRESSED, 437_500).parts(1_996_000, 0.65);
    String document =
        Files.readString(Path.of("docs", "collateral.md"))
            .replaceAll("\\| (H\\w*) \\| [^|]+ \\|", "| $1 |");
    assertThat(document)
        .contains(
            row("H_mkt", parts.marketPpm()),
            row("H_liq", parts.liquidityPpm()),
            row("H_fx", parts.currencyPpm()),
            row("H_wwr", parts.wrongWayPpm()),
            row("H", parts.totalPpm()));
  }

  /** A row of the document's table with its second column left out. */
  private static String row(String part, long ppm) {
    return String.format(Locale.ROOT, "| %s | %,d |", part, ppm);
  }

  @Test
  void value_debt_getsNoReliefAndTheHigherPrice() {
    MarketHaircut coin = CollateralExamples.coin(Regime.STRESSED, 437_500);
    CollateralValue debt = coin.value(-40, 50_000, 50_100, 1.0);
    assertThat(debt.value()).isEqualTo(-2_004_000);
    assertThat(debt.haircut()).isEqualTo(CollateralHaircut.NONE);
    assertThat(coin.value(-40, 50_100, 50_000, 1.0).value()).isEqualTo(-2_004_000);
    assertThat(coin.value(0, 50_000, 50_000, 0).value()).isZero();
  }

  @Test
  void parts_dollars_haveNoHaircut() {
    CashHaircut dollars = CashHaircut.of("USD");
    assertThat(dollars.parts(1e9, 1.0)).isEqualTo(CollateralHaircut.NONE);
    assertThat(dollars.value(-5, 1, 1, 0).value()).isEqualTo(-5);
  }

  /**
   * A day: 0.08 × √0.1 = 0.025298221. USDT jumps by 6,199 × 218,621 ppm = 1,355.2; at ρ = 0.65 its
   * own fall is F = 1 − 0.974701 × 0.781379 = 0.2383891, of which half.
   */
  @ParameterizedTest
  @CsvSource({
    "EUR, 0, 25299, 0, 0, 25299",
    "USDT, 0, 25299, 0, 1356, 26655",
    "USDT, 0.3, 25299, 0, 1356, 26655",
    "USDT, 0.65, 25299, 119195, 1356, 142835",
    "EUR, 1, 25299, 25299, 0, 49958" // 1 − 0.974701²
  })
  void parts_otherMoney_hasCurrencyWrongWayAndJump(
      String currency, double correlation, long fx, long wrongWay, long jump, long total) {
    assertThat(CashHaircut.of(currency).parts(1_000, correlation))
        .isEqualTo(new HaircutParts(0, 0, fx, wrongWay, jump, total));
  }

  @Test
  void parts_published_areNeverBelowWhatIsInForce() {
    assertThat(CollateralExamples.coin(Regime.CALM, 0).parts(0, 0).marketPpm())
        .isEqualTo(350_000); // the class table: 1 − e^−0.35 = 0.2953
    assertThat(CollateralExamples.coin(Regime.CALM, 420_000).parts(0, 0).marketPpm())
        .isEqualTo(420_000);
  }

  @Test
  void parts_peggedAsset_addsItsJumpOverTheTimeToSell() {
    MarketHaircut plain = CollateralExamples.coin(Regime.CALM, 0);
    PeggedAsset peg = PeggedAsset.of("WBTC").orElseThrow();
    MarketHaircut wrapped =
        new MarketHaircut(
            plain.schedule(), Regime.CALM, 0, plain.liquidity(), "USDT", Optional.of(peg));
    for (double value : new double[] {0, 2e6, 5e6}) {
      double days = Math.max(1.0, value / 1e6);
      HaircutParts parts = wrapped.parts(value, 0.0);
      double chance = 1 - StrictMath.pow(1 - 0.028014, days);
      // chance and product are each rounded up by less than a ppm
      assertThat(parts.jumpPpm() - chance * 342_937).isBetween(0.0, 2.0);
      assertThat(parts.totalPpm()).isEqualTo(plain.parts(value, 0.0).totalPpm() + parts.jumpPpm());
    }
  }

  @Test
  void parts_randomHaircuts_areTheExactProductRoundedUp() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < CASES; i++) {
      long[] ppm = random.longs(4, 0, 1_000_001).toArray();
      BigDecimal kept = BigDecimal.ONE;
      for (long part : ppm) {
        kept = kept.multiply(BigDecimal.valueOf(1_000_000 - part, 6));
      }
      double exact = BigDecimal.ONE.subtract(kept).movePointRight(6).doubleValue();
      HaircutParts parts = HaircutParts.of(ppm[0], ppm[1], ppm[2], ppm[3], 0);
      assertThat(parts.totalPpm() - exact).isBetween(-1e-9, 3.0);
      long jump = random.nextLong(1_000_001);
      assertThat(HaircutParts.of(ppm[0], ppm[1], ppm[2], ppm[3], jump).totalPpm())
          .isEqualTo(Math.min(1_000_000, parts.totalPpm() + jump));
    }
  }

  /** What a haircut depends on; each worse copy is worse in one thing. */
  private record Case(
      HaircutRules rules,
      double volatility,
      int regime,
      double size,
      double correlation,
      long inForce) {

    static Case random(SplittableRandom random) {
      AssetClass assetClass = AssetClass.values()[random.nextInt(6)];
      return new Case(
          MarginProfile.defaultFor(assetClass).haircut(),
          0.4 * random.nextDouble(),
          random.nextInt(3),
          1e6 * StrictMath.pow(10, -4 + 6 * random.nextDouble()),
          -1 + 2 * random.nextDouble(),
          random.nextLong(600_000));
    }

    HaircutParts parts(Optional<PeggedAsset> peg) {
      HaircutSchedule schedule =
          new HaircutSchedule(rules, 2.5 * volatility, volatility, new double[] {1, 1.5, 1.9});
      return new MarketHaircut(
              schedule,
              REGIMES[regime],
              inForce,
              CollateralExamples.liquidity(1e6, volatility),
              "USDC",
              peg)
          .parts(size, correlation);
    }

    Case worse(SplittableRandom random, int what) {
      double share = random.nextDouble();
      return switch (what) {
        case 0 -> new Case(rules, volatility + 0.4 * share, regime, size, correlation, inForce);
        case 1 -> new Case(rules, volatility, 2, size, correlation, inForce);
        case 2 -> new Case(rules, volatility, regime, size * (1 + share), correlation, inForce);
        case 3 ->
            new Case(
                rules, volatility, regime, size, correlation + share * (1 - correlation), inForce);
        default -> new Case(rules, volatility, regime, size, correlation, inForce + 100_000);
      };
    }
  }

  @Test
  void parts_randomWorse_neverFallInAnyPart() {
    SplittableRandom random = new SplittableRandom(2);
    PeggedAsset[] pegs = PeggedAsset.all().toArray(PeggedAsset[]::new);
    for (int i = 0; i < CASES; i++) {
      Case some = Case.random(random);
      Optional<PeggedAsset> peg =
          random.nextBoolean() ? Optional.empty() : Optional.of(pegs[random.nextInt(pegs.length)]);
      HaircutParts base = some.parts(peg);
      HaircutParts worse = some.worse(random, random.nextInt(5)).parts(peg);
      boolean rising =
          base.marketPpm() <= worse.marketPpm()
              && base.liquidityPpm() <= worse.liquidityPpm()
              && base.currencyPpm() <= worse.currencyPpm()
              && base.wrongWayPpm() <= worse.wrongWayPpm()
              && base.jumpPpm() <= worse.jumpPpm()
              && base.totalPpm() <= worse.totalPpm();
      assertThat(rising).as("%s: %s then %s", some, base, worse).isTrue();
      assertThat(base.marketPpm()).isGreaterThanOrEqualTo(some.rules().haircutFloorPpm());
      assertThat(base.totalPpm()).isBetween(base.marketPpm(), 1_000_000L);
    }
  }

  @Test
  void value_badArguments_areRefused() {
    CashHaircut dollars = CashHaircut.of("USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dollars.value(1, 0, 1, 0))
        .withMessage("markPrice must be in (0, 1e30], was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dollars.value(1, 1, Double.NaN, 0))
        .withMessage("oraclePrice must be in (0, 1e30], was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dollars.value(Double.NaN, 1, 1, 0))
        .withMessage("quantity must be at most 1e30 in size, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dollars.parts(1, 1.5))
        .withMessage("tailCorrelation must be in [-1, 1], was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollateralExamples.coin(Regime.CALM, -1))
        .withMessage("inForcePpm must be in [0, 1000000], was -1");
  }
}
