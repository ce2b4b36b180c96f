package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeRailTest {

  private static final long ONE = 1_000_000;
  private static final long DAY = PolicyWalk.DAY;
  private static final NoticeRail SLOW = new NoticeRail(5_000, 72, 72, 10_000);
  private static final NoticeRail OFTEN = new NoticeRail(5_000, 24, 72, 10_000);

  @Test
  void advance_laterLargerRaise_hasItsOwnNotice() {
    NoticeTrack start = NoticeTrack.startingAt(10_000, 0);
    NoticeTrack first = OFTEN.advance(start, 12_000, ONE, DAY, true);
    NoticeTrack second = OFTEN.advance(first, 30_000, ONE, 2 * DAY, true);
    assertThat(second.pending())
        .containsExactly(
            new ScheduledChange(12_000, 4 * DAY), new ScheduledChange(17_000, 5 * DAY));
    assertThat(OFTEN.advance(second, 12_000, ONE, 4 * DAY, false).inForcePpm()).isEqualTo(12_000);
  }

  @Test
  void advance_targetRecedes_takesTheRaiseBack() {
    NoticeTrack start = NoticeTrack.startingAt(10_000, 0);
    NoticeTrack raised = SLOW.advance(start, 20_000, ONE, DAY, true);
    assertThat(raised.pending()).containsExactly(new ScheduledChange(15_000, 4 * DAY));
    assertThat(SLOW.advance(raised, 12_000, ONE, 2 * DAY, true).pending())
        .containsExactly(new ScheduledChange(12_000, 4 * DAY));
    assertThat(SLOW.advance(raised, 9_000, ONE, 2 * DAY, true).pending()).isEmpty();
    assertThat(SLOW.advance(raised, 9_000, ONE, 2 * DAY, false)).isEqualTo(raised);
  }

  @Test
  void advance_lowerTarget_fallsAStepPerInterval() {
    NoticeTrack track = NoticeTrack.startingAt(30_000, 0);
    long[] expected = {30_000, 30_000, 25_000, 25_000, 25_000, 21_000, 21_000};
    for (int day = 1; day <= expected.length; day++) {
      track = SLOW.advance(track, 21_000, ONE, day * DAY, true);
      assertThat(track.inForcePpm()).as("day " + day).isEqualTo(expected[day - 1]);
    }
  }

  @Test
  void advance_insideDeadBand_changesNothing() {
    NoticeTrack track = NoticeTrack.startingAt(100_000, 0);
    assertThat(SLOW.advance(track, 100_999, ONE, 10 * DAY, true)).isEqualTo(track);
    assertThat(SLOW.advance(track, 99_001, ONE, 10 * DAY, true)).isEqualTo(track);
    assertThat(SLOW.advance(track, 99_000, ONE, 10 * DAY, true).inForcePpm()).isEqualTo(99_000);
  }

  @Test
  void advance_ceiling_bindsAtOnceAndRaisesStayAStepApart() {
    NoticeTrack raised = SLOW.advance(NoticeTrack.startingAt(50_000, 0), 60_000, ONE, DAY, true);
    assertThat(raised.pending()).containsExactly(new ScheduledChange(55_000, 4 * DAY));
    NoticeTrack under = SLOW.advance(raised, 60_000, 30_000, 2 * DAY, false);
    assertThat(under.inForcePpm()).isEqualTo(30_000);
    assertThat(under.pending()).isEmpty();
  }

  @Test
  void noticeTrack_raisesOutOfOrder_areRefused() {
    List<ScheduledChange> falling =
        List.of(new ScheduledChange(20, 10), new ScheduledChange(15, 20));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoticeTrack(10, 0, falling))
        .withMessageContaining("pending raises must rise");
  }
}
