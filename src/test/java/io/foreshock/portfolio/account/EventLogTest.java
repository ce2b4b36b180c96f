package io.foreshock.portfolio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.portfolio.AccountNumbers;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private static final Requirement.Components NOTHING = new Requirement.Components(0, 0, 0, 0);

  private static AccountEvent event(long version) {
    return new AccountEvent(
        0,
        new AccountId("a"),
        version,
        AccountState.HEALTHY,
        AccountState.WARNING,
        EventCause.POSITIONS,
        new AccountNumbers(NOTHING, NOTHING, 0),
        1,
        Optional.empty());
  }

  private static List<AccountEvent> events(int count) {
    return IntStream.range(0, count).mapToObj(EventLogTest::event).toList();
  }

  @Test
  void after_numbersWithoutGaps() {
    EventLog log = new EventLog(10, 100);
    assertThat(log.lastNumber()).isEqualTo(99);
    assertThat(log.after(99, 5)).isEmpty();
    log.add(events(4));
    assertThat(log.after(99, 2)).extracting(EventLog.Entry::number).containsExactly(100L, 101L);
    assertThat(log.after(101, 9))
        .extracting(entry -> entry.event().version())
        .containsExactly(2L, 3L);
    assertThat(log.lastNumber()).isEqualTo(103);
  }

  @Test
  void add_moreThanIsKept_dropsTheOldest() {
    EventLog log = new EventLog(10, 1);
    log.add(events(25));
    assertThat(log.lastNumber()).isEqualTo(25);
    assertThat(log.reaches(15)).isTrue();
    assertThat(log.reaches(14)).isFalse();
    assertThat(log.reaches(26)).isFalse();
    assertThat(log.after(15, 100)).hasSize(10);
    assertThat(log.after(15, 1).getFirst().event().version()).isEqualTo(15);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.after(14, 1))
        .withMessageContaining("14");
  }
}
