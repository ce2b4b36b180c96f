package io.foreshock.portfolio.pricing;

import static io.foreshock.portfolio.pricing.OptionKind.CALL;
import static io.foreshock.portfolio.pricing.OptionKind.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked cases; prices of options in them were computed with mpmath 1.4.1 at 40 digits. */
class ParadexMarginTest {

  /** Relative: prices to 1e-15 of the forward, dampeners to 1e-15. */
  private static final double EXACT = 1e-12;

  /**
   * Two bought at 100. Scan: 16 % down, 2·100·0.16 = 32. Net delta 2, none hedged: 0.02·2·100 = 4.
   * Initial = 32 + 1.5 = 33.5, maintenance = 16 + 1.5 = 17.5.
   */
  @Test
  void of_linearPosition_isSixteenPerCent() {
    ParadexMargin margin = ParadexMargin.of(exposure(2.0), 100.0, 1.5);
    assertThat(margin.scan().loss()).isCloseTo(32.0, within(32.0 * EXACT));
    assertThat(margin.minimumDelta()).isCloseTo(4.0, within(EXACT));
    assertThat(margin.initialMargin()).isCloseTo(33.5, within(33.5 * EXACT));
    assertThat(margin.maintenanceMargin()).isCloseTo(17.5, within(17.5 * EXACT));
  }

  /**
   * Five bought against five sold by their delta, at 100. Scan is 0; net delta 0, hedged 5: 0.01·5
   * · 100 = 5 binds. Maintenance is half of it.
   */
  @Test
  void of_hedgedPosition_isTheMinimumDelta() {
    GreeksPosition sold = new GreeksPosition(new Greeks(1.0, 0.0, 0.0, 0.0), -5.0, 0.5, 0.0);
    DeltaGammaVega greeks = DeltaGammaVega.of(List.of(sold));
    ParadexMargin margin =
        ParadexMargin.of(new MarketExposure(5.0, OptionBook.EMPTY, greeks), 100.0, 0.0);
    assertThat(margin.scan().loss()).isCloseTo(0.0, within(EXACT));
    assertThat(margin.initialMargin()).isCloseTo(5.0, within(EXACT));
    assertThat(margin.maintenanceMargin()).isCloseTo(2.5, within(EXACT));
  }

  /**
   * One call sold, strike 100, 7 days, 60 %, price 3.31389683552. +500 % is worst: volatility 0.6 ·
   * (1 + 0.4·(30/7)^0.30) = 0.971379738531, price 500, (500 − 3.31389683552)·0.032 = 15.8939553013.
   * Net delta 0.516569484178: 0.02·0.516569484178·100 = 1.03313896836.
   */
  @Test
  void of_soldCall_isTheDampedRallyOfFiveHundredPerCent() {
    ParadexMargin margin =
        ParadexMargin.of(
            exposure(0.0, new OptionPosition(new OptionTerms(CALL, 100.0, days(7), 0.6), -1.0)),
            100.0,
            0.0);
    assertThat(margin.scan().scenario().priceMove()).isEqualTo(5.0);
    assertThat(margin.scan().loss()).isCloseTo(15.893955301263506, within(16.0 * EXACT));
    assertThat(margin.minimumDelta()).isCloseTo(1.0331389683551544, within(EXACT));
  }

  /**
   * One call bought, strike 100, 90 days, 60 %, price 11.8421952908. Worst is −12 % with volatility
   * 0.6·(1 − 0.22·(30/90)^0.13) = 0.48556782092, price 4.25085834679: the loss is 7.59133694398.
   * −16 % comes with volatility up alone, and less is lost there.
   */
  @Test
  void of_boughtCall_isTheFallWithVolatilityDown() {
    ParadexMargin margin =
        ParadexMargin.of(
            exposure(0.0, new OptionPosition(new OptionTerms(CALL, 100.0, days(90), 0.6), 1.0)),
            100.0,
            0.0);
    assertThat(margin.scan().scenario()).isEqualTo(new GridScenario(-0.12, -0.22, 1.0));
    assertThat(margin.scan().loss()).isCloseTo(7.5913369439848089, within(8.0 * EXACT));
  }

  /**
   * Two bitcoin at 60,000, three calls sold (65,000, 14 days, 55 %, 892.17869439, delta
   * 0.24533860063), four puts bought (50,000, 45 days, 65 %, 1,499.95422147, −0.180630637274), a
   * call sold that ends tomorrow (60,000, 50 %, 626.429922267, 0.505220249352). +500 %: gains of
   * 600,000, and options at 295,000, 0.00000114568748938 and 300,000. Loss = (−600,000 + 3·(295,000
   * − 892.17869439) + 4·1,499.95422147 + 300,000 − 626.429922267)·0.032 = 18,806.2992280. Deltas 2,
   * −0.73601580189, −0.722522549096 and −0.505220249352: net 0.0362413996612, hedged 1.96375860034,
   * so (0.02·0.0362413996612 + 0.01·1.96375860034)·60,000 = 1,221.74483980.
   */
  @Test
  void of_mixedBook_isTheRuleByHand() {
    ParadexMargin margin =
        ParadexMargin.of(
            exposure(
                2.0,
                new OptionPosition(new OptionTerms(CALL, 65_000.0, days(14), 0.55), -3.0),
                new OptionPosition(new OptionTerms(PUT, 50_000.0, days(45), 0.65), 4.0),
                new OptionPosition(new OptionTerms(CALL, 60_000.0, days(1), 0.5), -1.0)),
            60_000.0,
            100.0);
    assertThat(margin.scan().scenario().priceMove()).isEqualTo(5.0);
    assertThat(margin.scan().loss()).isCloseTo(18_806.299228027257, within(2e4 * EXACT));
    assertThat(margin.minimumDelta()).isCloseTo(1_221.7448397967146, within(2e4 * EXACT));
    assertThat(margin.initialMargin()).isCloseTo(18_906.299228027257, within(2e4 * EXACT));
    assertThat(margin.maintenanceMargin()).isCloseTo(9_503.1496140136285, within(2e4 * EXACT));
  }

  @Test
  void of_nothing_isTheProvisions() {
    ParadexMargin margin = ParadexMargin.of(exposure(0.0), 100.0, 7.0);
    assertThat(margin.initialMargin()).isEqualTo(7.0);
    assertThat(margin.maintenanceMargin()).isEqualTo(7.0);
  }

  @Test
  void of_badInput_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParadexMargin.of(exposure(1.0), 100.0, -1.0))
        .withMessage("provisions must be at least 0 and finite, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exposure(Double.NaN))
        .withMessage("linearQuantity must be within ±1e100, was NaN");
  }

  private static double days(double days) {
    return days / 365.0;
  }

  private static MarketExposure exposure(double linearQuantity, OptionPosition... options) {
    return new MarketExposure(linearQuantity, OptionBook.of(List.of(options)), DeltaGammaVega.NONE);
  }
}
