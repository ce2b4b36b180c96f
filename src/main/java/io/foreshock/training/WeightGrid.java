package io.foreshock.training;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every combination of some members in whole tenths that sums to one. */
final class WeightGrid {

  private static final int TENTHS = 10;

  private WeightGrid() {}

  /**
   * Returns the combinations, those of the first member last.
   *
   * @param members members that may weigh something, at least one
   */
  static List<MemberWeights> of(List<MemberName> members) {
    List<MemberWeights> grid = new ArrayList<>();
    fill(members, 0, TENTHS, new EnumMap<>(MemberName.class), grid);
    return grid;
  }

  private static void fill(
      List<MemberName> members,
      int at,
      int left,
      Map<MemberName, Double> chosen,
      List<MemberWeights> grid) {
    if (at == members.size() - 1) {
      chosen.put(members.get(at), (double) left / TENTHS);
      grid.add(new MemberWeights(chosen));
      return;
    }
    for (int tenths = 0; tenths <= left; tenths++) {
      chosen.put(members.get(at), (double) tenths / TENTHS);
      fill(members, at + 1, left - tenths, chosen, grid);
    }
  }
}
