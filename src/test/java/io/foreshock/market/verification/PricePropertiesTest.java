package io.foreshock.market.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds whatever sources say, over seeded cases. */
class PricePropertiesTest {

  private static final int CASES = 12_000;

  /** Sources of one case: the first ones lie, less than half; the others are within a spread. */
  private record Case(Told told, int liars, int sources, double spread) {

    static Case of(Random random) {
      int sources = 1 + random.nextInt(9);
      int liars = random.nextInt((sources + 1) / 2);
      double spread = random.nextBoolean() ? 0.0005 : 0.2;
      Case made = new Case(Told.bySources(sources), liars, sources, spread);
      made.speak(random);
      return made;
    }

    private void speak(Random random) {
      int manner = random.nextInt(5);
      double level = Math.exp(random.nextGaussian() * 5);
      int rounds = 1 + random.nextInt(40);
      for (int round = 0; round < rounds; round++) {
        level *= Math.exp(0.01 * random.nextGaussian());
        for (int source = 0; source < sources; source++) {
          double right = level * (1 + spread * (random.nextDouble() - 0.5));
          told.say(source, round * 5, source < liars ? lie(right, manner, round, random) : right);
        }
      }
    }

    private static double lie(double right, int manner, int round, Random random) {
      return switch (manner) {
        case 0 -> 1e-9;
        case 1 -> 1e15;
        case 2 -> right * Math.exp(random.nextGaussian() * 3);
        case 3 -> right * (1 + 0.0005 * round);
        default -> 12.5; // one price for ever
      };
    }

    double honest(boolean highest) {
      double price = highest ? 0 : Double.MAX_VALUE;
      for (PriceReport report :
          told.reports().subList(told.reports().size() - sources + liars, told.reports().size())) {
        price = highest ? Math.max(price, report.price()) : Math.min(price, report.price());
      }
      return price;
    }

    double lastSecond() {
      return (told.reports().getLast().observedAtMs() - Told.START_MS) / 1_000.0;
    }
  }

  @Test
  void decide_minorityLiesByAnything_valueStaysWithinTheOthersRange() {
    Random random = new Random(20260101);
    int rejected = 0;
    for (int number = 0; number < CASES; number++) {
      Case drawn = Case.of(random);
      VerifiedPrice price = drawn.told().at(drawn.lastSecond() + 1);
      VerifiedPrice.Quote quote = price.quote().orElseThrow();
      assertThat(quote.value())
          .as("case %d", number)
          .isBetween(drawn.honest(false), drawn.honest(true));
      assertThat(quote.low()).isPositive().isLessThanOrEqualTo(quote.value());
      assertThat(quote.high()).isGreaterThanOrEqualTo(quote.value());
      rejected += drawn.sources() - price.used();
    }
    assertThat(rejected).as("the lies are found at all").isGreaterThan(CASES / 10);
  }

  /** Where enough agree closely, lies far away are not used, whoever tells them. */
  @Test
  void decide_closeMajority_liesFarAwayAreNotUsed() {
    Random random = new Random(7);
    for (int number = 0; number < CASES; number++) {
      int sources = 3 + random.nextInt(6);
      int liars = random.nextInt((sources + 1) / 2);
      double[] prices = new double[sources];
      for (int source = 0; source < sources; source++) {
        prices[source] =
            source < liars
                ? 100 * Math.exp(0.1 + 3 * random.nextDouble())
                : 100 + 0.1 * random.nextDouble();
      }
      VerifiedPrice price = Told.bySources(sources).all(0, prices).at(1);
      assertThat(price.state()).isEqualTo(PriceState.FRESH);
      assertThat(price.used()).isEqualTo(sources - liars);
    }
  }

  @Test
  void decide_reportsCutAtTheMoment_isTheSame() {
    Random random = new Random(11);
    for (int number = 0; number < CASES; number++) {
      Told told = scattered(random);
      double second = random.nextInt(400) - 20;
      long momentMs = Told.START_MS + Math.round(second * 1_000);
      List<PriceReport> cut =
          told.reports().stream().filter(report -> report.arrivedAtMs() <= momentMs).toList();
      assertThat(PriceVerification.decide(told.market(), cut, momentMs)).isEqualTo(told.at(second));
    }
  }

  @Test
  void decide_reportsInAnyOrder_isTheSame() {
    Random random = new Random(13);
    for (int number = 0; number < CASES / 10; number++) {
      Told told = scattered(random);
      VerifiedPrice before = told.at(200);
      List<PriceReport> shuffled = new ArrayList<>(told.reports());
      Collections.shuffle(shuffled, random);
      assertThat(PriceVerification.decide(told.market(), shuffled, before.decidedAtMs()))
          .isEqualTo(before);
    }
  }

  /** Reports with gaps and jumps that arrive up to half a minute late. */
  private static Told scattered(Random random) {
    int sources = 1 + random.nextInt(4);
    Told told = Told.bySources(sources);
    for (int second = 0; second < 300; second += 7) {
      for (int source = 0; source < sources; source++) {
        if (random.nextInt(4) > 0) {
          long atMs = Told.START_MS + second * 1_000L;
          double price = random.nextInt(20) == 0 ? 60 : 100 + 0.2 * random.nextGaussian();
          told.say(
              new PriceReport(
                  "S" + source, Told.MARKET, price, 0.1, atMs, atMs + random.nextInt(30_000)));
        }
      }
    }
    return told;
  }
}
