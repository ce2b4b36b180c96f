package io.foreshock.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.portfolio.scenario.MarginLevel;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LevelRiskTest {

  /** Sums of a few hundred products, relative to the gross amount they come from. */
  private static final double ROUNDING = 1e-11;

  private static final RandomPortfolios MARKETS = new RandomPortfolios(3, 1e20);

  @Test
  void contributions_ofAllPositions_sumToShortfallAndFloor() {
    SplittableRandom random = new SplittableRandom(8);
    int bound = 0;
    for (int i = 0; i < 10_000; i++) {
      List<Position> positions = RandomPortfolios.draw(random, "a");
      for (ScenarioSet set : MARKETS.sets()) {
        LevelRisk risk =
            new LevelRisk(
                set, PortfolioMargin.books(set, positions, MARKETS.markets()), MarginLevel.INITIAL);
        double expected = risk.group().risk() + risk.floorExcessUsd();
        assertThat(sum(risk)).isEqualTo(expected, within(ROUNDING * (1.0 + risk.grossUsd())));
        bound += risk.floorExcessUsd() > 0.0 ? 1 : 0;
      }
    }
    assertThat(bound).isGreaterThan(1_000);
  }

  private static double sum(LevelRisk risk) {
    double sum = 0.0;
    for (MarketBook book : risk.books()) {
      for (int position = 0; position < book.size(); position++) {
        sum += risk.contributionUsd(book.place(), position);
      }
    }
    return sum;
  }
}
