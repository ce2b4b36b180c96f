package io.foreshock.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningRuleTest {

  private static final long DAY = 86_400_000;

  private static List<PriceBar> closes(double... closes) {
    List<PriceBar> bars = new ArrayList<>();
    for (double close : closes) {
      bars.add(PriceBar.ofClose(bars.size() * DAY, close));
    }
    return bars;
  }

  @Test
  void holidayRepeats_repeatedCloses_dropsThemAndSaysWhy() {
    CleanedBars cleaned = new HolidayRepeats().apply("A", closes(10, 10, 10, 11, 10, 10));
    assertThat(cleaned.kept()).extracting(PriceBar::close).containsExactly(10.0, 11.0, 10.0);
    assertThat(cleaned.dropped())
        .containsExactly(
            new DroppedRow("A", DAY, "holiday-repeats", "repeats 10.0 of 1970-01-01T00:00:00Z"),
            new DroppedRow("A", 2 * DAY, "holiday-repeats", "repeats 10.0 of 1970-01-01T00:00:00Z"),
            new DroppedRow(
                "A", 5 * DAY, "holiday-repeats", "repeats 10.0 of 1970-01-05T00:00:00Z"));
  }

  @Test
  void holidayRepeats_sameCloseOtherRange_keepsTheRow() {
    List<PriceBar> bars =
        List.of(
            new PriceBar(0, 10, 12, 9, 11, 5),
            new PriceBar(DAY, 10, 12.5, 9, 11, 5),
            new PriceBar(2 * DAY, 10, 12.5, 9, 11, 6));
    assertThat(new HolidayRepeats().apply("A", bars).dropped()).isEmpty();
  }

  @Test
  void holidayRepeats_seriesCutShort_judgesItsRowsAlike() {
    List<PriceBar> bars = closes(1, 1, 2, 2, 2, 3, 1, 1);
    List<PriceBar> whole = new HolidayRepeats().apply("A", bars).kept();
    for (int cut = 0; cut <= bars.size(); cut++) {
      List<PriceBar> kept = new HolidayRepeats().apply("A", bars.subList(0, cut)).kept();
      assertThat(kept).isEqualTo(whole.subList(0, kept.size()));
    }
  }

  @Test
  void unadjustedSpinOff_keptBefore_dropsTheCutAndAllAfter() {
    UnadjustedSpinOff rule = new UnadjustedSpinOff("T", 2 * DAY, UnadjustedSpinOff.Kept.BEFORE);
    CleanedBars cleaned = rule.apply("T", closes(10, 11, 8, 9));
    assertThat(cleaned.kept()).extracting(PriceBar::close).containsExactly(10.0, 11.0);
    assertThat(cleaned.dropped()).hasSize(2);
    assertThat(cleaned.dropped().getFirst())
        .isEqualTo(
            new DroppedRow(
                "T",
                2 * DAY,
                "unadjusted-spin-off",
                "not before the spin-off of 1970-01-03T00:00:00Z"));
  }

  @Test
  void unadjustedSpinOff_keptFrom_startsAtTheCut() {
    UnadjustedSpinOff rule = new UnadjustedSpinOff("T", 2 * DAY, UnadjustedSpinOff.Kept.FROM);
    assertThat(rule.apply("T", closes(10, 11, 8, 9)).kept())
        .extracting(PriceBar::close)
        .containsExactly(8.0, 9.0);
  }

  @Test
  void unadjustedSpinOff_otherSymbol_isLeftAlone() {
    UnadjustedSpinOff rule = new UnadjustedSpinOff("T", 2 * DAY, UnadjustedSpinOff.Kept.FROM);
    assertThat(rule.apply("AA", closes(10, 11, 8, 9)).dropped()).isEmpty();
  }
}
