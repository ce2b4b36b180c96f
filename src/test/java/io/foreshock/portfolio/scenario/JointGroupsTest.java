package io.foreshock.portfolio.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JointGroupsTest {

  @Test
  void of_twoEras_areApart() {
    List<JointGroup> groups =
        JointGroups.of(
            List.of(market("OLD", 0, 800), market("NEW", 700, 900), market("ALL", 0, 1_600)));
    // the longest two share 900 days, the old one 100 of them
    assertThat(names(groups)).containsExactly("ALL NEW", "OLD");
    assertThat(groups.getFirst().epochDays()).hasSize(900);
  }

  @Test
  void of_jointDays_moreThanAThousand_takesTheNewest() {
    JointGroup group =
        JointGroups.of(List.of(market("A", 0, 3_000), market("B", 5, 2_000))).getFirst();
    assertThat(group.epochDays()).hasSize(1_000).startsWith(1_005).endsWith(2_004);
    DayResiduals days = group.markets().getLast().residuals();
    assertThat(group.residuals(1)[0]).isEqualTo(days.residuals()[1_000]);
  }

  @Test
  void of_oneDayTooFew_getsNoCredit() {
    assertThat(JointGroups.of(List.of(market("A", 0, 500), market("B", 251, 500)))).hasSize(2);
    assertThat(JointGroups.of(List.of(market("A", 0, 500), market("B", 250, 500)))).hasSize(1);
  }

  @Test
  void of_anyOrder_givesTheSameGroups() {
    List<ScenarioMarket> markets = new ArrayList<>();
    for (int m = 0; m < 12; m++) {
      markets.add(market("M" + m, 97L * (m % 5), 300 + 40 * m));
    }
    List<String> expected = names(JointGroups.of(markets));
    Random random = new Random(5);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(markets, random);
      assertThat(names(JointGroups.of(markets))).isEqualTo(expected);
    }
  }

  @Test
  void of_youngMarket_takesAStandardShapeAndSharesItWithNobody() {
    List<JointGroup> groups = JointGroups.of(List.of(market("A", 0, 59), market("B", 0, 59)));
    assertThat(groups).hasSize(2);
    double[] residuals = groups.getFirst().residuals(0);
    assertThat(residuals).hasSize(250);
    assertThat(residuals[0]).isEqualTo(-residuals[249]);
  }

  private static ScenarioMarket market(String id, long from, int days) {
    return RandomMarkets.market(RandomMarkets.residuals(id, id.hashCode(), 0.5, from, days), 3);
  }

  private static List<String> names(List<JointGroup> groups) {
    return groups.stream()
        .map(group ->
            String.join(
                " ",
                group.markets().stream().map(each -> each.residuals().marketId().value()).toList()))
        .toList();
  }
}
