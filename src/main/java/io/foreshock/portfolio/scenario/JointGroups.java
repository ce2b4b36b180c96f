package io.foreshock.portfolio.scenario;

import io.foreshock.market.MarketId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.special.Erf;

/**
 * Puts markets into groups that share at least 250 days; across groups nothing is netted. Markets
 * join the first group that keeps enough days with them, those of the longest history first, so the
 * groups do not depend on the order in which they are given.
 */
public final class JointGroups {

  /** Joint days below which markets get no credit for diversification. */
  public static final int LEAST_JOINT_DAYS = 250;

  /** Days below which a market's own history says nothing of the shape of its moves. */
  static final int LEAST_OWN_DAYS = 60;

  private static final int STANDARD_DAYS = 250;

  private JointGroups() {}

  /** Returns the groups of some markets, each in one of them. */
  public static List<JointGroup> of(List<ScenarioMarket> markets) {
    List<ScenarioMarket> longestFirst = new ArrayList<>(markets);
    longestFirst.sort(
        Comparator.<ScenarioMarket>comparingInt(each -> -each.residuals().size())
            .thenComparing(each -> each.residuals().marketId()));
    List<JointGroup> groups = new ArrayList<>();
    for (ScenarioMarket market : longestFirst) {
      if (!joined(groups, market)) {
        groups.add(alone(market));
      }
    }
    return groups.stream().map(JointGroups::newest).toList();
  }

  private static boolean joined(List<JointGroup> groups, ScenarioMarket market) {
    for (int g = 0; g < groups.size(); g++) {
      long[] common = common(groups.get(g).epochDays(), market.residuals().epochDays());
      if (common.length >= LEAST_JOINT_DAYS) {
        List<ScenarioMarket> members = new ArrayList<>(groups.get(g).markets());
        members.add(market);
        groups.set(g, new JointGroup(List.copyOf(members), common));
        return true;
      }
    }
    return false;
  }

  private static long[] common(long[] first, long[] second) {
    long[] both = new long[Math.min(first.length, second.length)];
    int count = 0;
    int place = 0;
    for (long day : first) {
      while (place < second.length && second[place] < day) {
        place++;
      }
      if (place < second.length && second[place] == day) {
        both[count++] = day;
      }
    }
    return Arrays.copyOf(both, count);
  }

  private static JointGroup alone(ScenarioMarket market) {
    return market.residuals().size() >= LEAST_OWN_DAYS
        ? new JointGroup(List.of(market), market.residuals().epochDays())
        : standard(market);
  }

  /** A market too young for a shape of its own takes that of the normal distribution. */
  private static JointGroup standard(ScenarioMarket market) {
    long[] days = new long[STANDARD_DAYS];
    double[] residuals = new double[STANDARD_DAYS];
    double[] changes = new double[STANDARD_DAYS];
    for (int day = 0; day < STANDARD_DAYS; day++) {
      days[day] = -STANDARD_DAYS + day; // before 1970, so that no market shares them
      residuals[day] = Math.sqrt(2.0) * Erf.erfInv(2.0 * (day + 1.0) / (STANDARD_DAYS + 1.0) - 1.0);
      changes[day] = 1.0;
    }
    MarketId id = market.residuals().marketId();
    ScenarioMarket shaped =
        new ScenarioMarket(
            new DayResiduals(id, days, residuals, changes),
            market.dailyVolatility(),
            market.initial(),
            market.maintenance());
    return new JointGroup(List.of(shaped), days);
  }

  private static JointGroup newest(JointGroup group) {
    long[] days = group.epochDays();
    int from = Math.max(0, days.length - ScenarioSet.MOST_DAYS);
    return new JointGroup(group.markets(), Arrays.copyOfRange(days, from, days.length));
  }
}
