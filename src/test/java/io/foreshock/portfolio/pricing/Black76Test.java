package io.foreshock.portfolio.pricing;

import static io.foreshock.portfolio.pricing.OptionKind.CALL;
import static io.foreshock.portfolio.pricing.OptionKind.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Black76Test {

  /** Stated error of a price in units of the larger of forward and strike. */
  private static final double PRICE_ERROR = 1e-15;

  /** Of a Greek, relative: d₁ is known to 1e-16 of itself, its square stands in an exponent. */
  private static final double GREEK_ERROR = 1e-12;

  /** Rounding of a few operations on prices of up to 200. */
  private static final double ROUNDING = 2e-13;

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/black76.csv", numLinesToSkip = 3)
  void price_golden_isWithinBound(
      double forward, double strike, double years, double volatility, double call, double put) {
    double tolerance = PRICE_ERROR * Math.max(forward, strike);
    assertThat(Black76.price(new OptionTerms(CALL, strike, years, volatility), forward))
        .isCloseTo(call, within(tolerance));
    assertThat(Black76.price(new OptionTerms(PUT, strike, years, volatility), forward))
        .isCloseTo(put, within(tolerance));
  }

  /** Two nearly equal numbers are subtracted, and their difference is of the order of s²/x. */
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/black76.csv", numLinesToSkip = 3)
  void price_outOfTheMoney_keepsDigitsOfItsOwn(
      double forward, double strike, double years, double volatility, double call, double put) {
    double moneyness = Math.abs(StrictMath.log(forward / strike));
    OptionKind kind = forward < strike ? CALL : PUT;
    double expected = Math.min(call, put);
    double variance = volatility * volatility * years;
    if (moneyness > variance && expected > 1e-200) {
      assertThat(Black76.price(new OptionTerms(kind, strike, years, volatility), forward))
          .isCloseTo(expected, within((1e-13 + 1e-15 * moneyness / variance) * expected));
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/black76.csv", numLinesToSkip = 3)
  void greeks_golden_areWithinBound(
      double forward,
      double strike,
      double years,
      double volatility,
      double call,
      double put,
      double delta,
      double gamma,
      double vega,
      double theta) {
    Greeks greeks = Black76.greeks(new OptionTerms(CALL, strike, years, volatility), forward);
    assertThat(greeks.delta()).isCloseTo(delta, within(GREEK_ERROR));
    assertThat(greeks.gamma()).isCloseTo(gamma, within(GREEK_ERROR * (gamma + 1e-200)));
    assertThat(greeks.vega()).isCloseTo(vega, within(GREEK_ERROR * (vega + 1e-200)));
    assertThat(greeks.theta()).isCloseTo(theta, within(GREEK_ERROR * (1e-200 - theta)));
    Greeks ofPut = Black76.greeks(new OptionTerms(PUT, strike, years, volatility), forward);
    assertThat(ofPut.delta()).isCloseTo(delta - 1.0, within(GREEK_ERROR));
    assertThat(ofPut.gamma()).isEqualTo(greeks.gamma());
  }

  /** J. Hull, "Options, Futures, and Other Derivatives", Black's model: put, 20, 20, 25 %, 4/12. */
  @Test
  void price_textbookExample_agreesToItsDigits() {
    OptionTerms put = new OptionTerms(PUT, 20.0, 4.0 / 12.0, 0.25);
    double discount = StrictMath.exp(-0.09 * 4.0 / 12.0);
    assertThat(discount * Black76.price(put, 20.0)).isCloseTo(1.12, within(0.005));
  }

  @Test
  void price_callLessPut_isForwardLessStrike() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      double forward = 200.0 * random.nextDouble();
      OptionTerms call = terms(CALL, random);
      OptionTerms put = new OptionTerms(PUT, call.strike(), call.years(), call.volatility());
      assertThat(Black76.price(call, forward) - Black76.price(put, forward))
          .isCloseTo(forward - call.strike(), within(ROUNDING));
    }
  }

  @Test
  void price_anyTerms_liesBetweenItsBounds() {
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      double forward = 200.0 * random.nextDouble();
      OptionTerms terms = terms(i % 2 == 0 ? CALL : PUT, random);
      double price = Black76.price(terms, forward);
      double intrinsic = payoff(terms, forward);
      double most = terms.kind() == CALL ? forward : terms.strike();
      assertThat(price).isBetween(intrinsic, most + ROUNDING);
    }
  }

  @Test
  void price_inForward_isMonotoneAndConvex() {
    Random random = new Random(13);
    for (int i = 0; i < 5_000; i++) {
      OptionTerms terms = terms(i % 2 == 0 ? CALL : PUT, random);
      double forward = 1.0 + 150.0 * random.nextDouble();
      double step = 0.5 * forward * random.nextDouble();
      double below = Black76.price(terms, forward - step);
      double middle = Black76.price(terms, forward);
      double above = Black76.price(terms, forward + step);
      double rise = terms.kind() == CALL ? 1.0 : -1.0;
      assertThat(rise * (middle - below)).isGreaterThanOrEqualTo(-ROUNDING);
      assertThat(rise * (above - middle)).isGreaterThanOrEqualTo(-ROUNDING);
      assertThat(below + above - 2.0 * middle).isGreaterThanOrEqualTo(-ROUNDING);
    }
  }

  @Test
  void price_inVolatilityAndTime_rises() {
    Random random = new Random(14);
    for (int i = 0; i < 10_000; i++) {
      OptionTerms terms = terms(i % 2 == 0 ? CALL : PUT, random);
      double forward = 200.0 * random.nextDouble();
      double more = terms.volatility() + (10.0 - terms.volatility()) * random.nextDouble();
      double price = Black76.price(terms, forward);
      OptionTerms wilder = new OptionTerms(terms.kind(), terms.strike(), terms.years(), more);
      OptionTerms longer =
          new OptionTerms(
              terms.kind(),
              terms.strike(),
              terms.years() + random.nextDouble(),
              terms.volatility());
      assertThat(Black76.price(wilder, forward)).isGreaterThanOrEqualTo(price - ROUNDING);
      assertThat(Black76.price(longer, forward)).isGreaterThanOrEqualTo(price - ROUNDING);
    }
  }

  /** Central differences: their own error is of the order of the square of the step. */
  @Test
  void greeks_anyTerms_areDerivativesOfThePrice() {
    Random random = new Random(15);
    for (int i = 0; i < 500; i++) {
      OptionKind kind = i % 2 == 0 ? CALL : PUT;
      double strike = 100.0 * StrictMath.exp(0.3 * random.nextGaussian());
      double years = 0.05 + random.nextDouble();
      double volatility = 0.2 + random.nextDouble();
      Greeks greeks = Black76.greeks(new OptionTerms(kind, strike, years, volatility), 100.0);
      OptionTerms terms = new OptionTerms(kind, strike, years, volatility);
      double h = 0.01;
      double up = Black76.price(terms, 100.0 + h);
      double down = Black76.price(terms, 100.0 - h);
      assertThat(greeks.delta()).isCloseTo((up - down) / (2 * h), within(1e-6));
      assertThat(greeks.gamma())
          .isCloseTo((up + down - 2 * Black76.price(terms, 100.0)) / (h * h), within(1e-6));
      double v = 1e-4;
      assertThat(greeks.vega())
          .isCloseTo(
              (Black76.price(new OptionTerms(kind, strike, years, volatility + v), 100.0)
                      - Black76.price(new OptionTerms(kind, strike, years, volatility - v), 100.0))
                  / (2 * v),
              within(1e-3));
      double day = 1.0 / 365.0;
      double t = 1e-3 * day;
      assertThat(greeks.theta())
          .isCloseTo(
              (Black76.price(new OptionTerms(kind, strike, years - t, volatility), 100.0)
                      - Black76.price(new OptionTerms(kind, strike, years + t, volatility), 100.0))
                  / (2e-3),
              within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CALL, 120, 20, 1", "CALL, 100, 0, 0.5", "CALL, 80, 0, 0", "CALL, 0, 0, 0",
    "PUT, 120, 0, 0", "PUT, 100, 0, -0.5", "PUT, 80, 20, -1", "PUT, 0, 100, -1"
  })
  void priceAndGreeks_atExpiry_areThePayoff(
      OptionKind kind, double forward, double price, double delta) {
    OptionTerms terms = new OptionTerms(kind, 100.0, 0.0, 0.5);
    assertThat(Black76.price(terms, forward)).isEqualTo(price);
    assertThat(Black76.greeks(terms, forward)).isEqualTo(new Greeks(delta, 0.0, 0.0, 0.0));
  }

  @Test
  void price_forwardOfZero_isTheStrikeOfThePutAlone() {
    assertThat(Black76.price(new OptionTerms(CALL, 100.0, 1.0, 0.5), 0.0)).isZero();
    assertThat(Black76.price(new OptionTerms(PUT, 100.0, 1.0, 0.5), 0.0)).isEqualTo(100.0);
  }

  @Test
  void priceAndGreeks_extremes_areFiniteAndInBounds() {
    double[] prices = {Double.MIN_VALUE, 1e-100, 1e-9, 1.0, 1e9, 1e100};
    double[] times = {0.0, Double.MIN_VALUE, 1e-12, 1.0, 1e6, Double.MAX_VALUE};
    double[] volatilities = {Double.MIN_VALUE, 1e-9, 0.5, 10.0};
    for (double forward : prices) {
      for (double strike : prices) {
        for (double years : times) {
          for (double volatility : volatilities) {
            for (OptionKind kind : OptionKind.values()) {
              OptionTerms terms = new OptionTerms(kind, strike, years, volatility);
              double most = (kind == CALL ? forward : strike) * (1.0 + PRICE_ERROR);
              assertThat(Black76.price(terms, forward)).isBetween(payoff(terms, forward), most);
              Black76.greeks(terms, forward); // refuses what is not finite
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e101})
  void price_badForward_isRefused(double forward) {
    OptionTerms terms = new OptionTerms(CALL, 100.0, 1.0, 0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Black76.price(terms, forward))
        .withMessage("forward must be in [0, 1e100], was " + forward);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.5, 'strike must be in (0, 1e100], was 0.0'",
    "NaN, 1, 0.5, 'strike must be in (0, 1e100], was NaN'",
    "100, -1, 0.5, 'years must be at least 0 and finite, was -1.0'",
    "100, Infinity, 0.5, 'years must be at least 0 and finite, was Infinity'",
    "100, 1, 0, 'volatility must be in (0, 10], was 0.0'",
    "100, 1, 10.1, 'volatility must be in (0, 10], was 10.1'",
    "100, 1, NaN, 'volatility must be in (0, 10], was NaN'"
  })
  void terms_outOfRange_areRefused(double strike, double years, double volatility, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptionTerms(CALL, strike, years, volatility))
        .withMessage(message);
  }

  private static OptionTerms terms(OptionKind kind, Random random) {
    return new OptionTerms(
        kind,
        100.0 * StrictMath.exp(0.5 * random.nextGaussian()),
        2.0 * random.nextDouble(),
        0.01 + 2.0 * random.nextDouble());
  }

  private static double payoff(OptionTerms terms, double forward) {
    double excess = forward - terms.strike();
    return Math.max(terms.kind() == CALL ? excess : -excess, 0.0);
  }
}
