package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefitScheduleTest {

  /** First at 500, then at 60 + 30 k: the first forecastable day is the origin, not the 500th. */
  @Test
  void due_monthly_countsFromTheFirstForecastableDay() {
    assertThat(IntStream.rangeClosed(0, 600).filter(RefitSchedule.MONTHLY::due))
        .containsExactly(500, 510, 540, 570, 600);
  }

  @Test
  void due_regimeMembers_countsFromTheFirstForecastableDay() {
    assertThat(IntStream.rangeClosed(0, 800).filter(RefitSchedule.MONTHLY.times(3)::due))
        .containsExactly(500, 510, 600, 690, 780);
  }

  @Test
  void due_otherInterval_countsFromTheSameDay() {
    RefitSchedule fortnightly = new RefitSchedule(RefitSchedule.FULL_HISTORY, 14);
    assertThat(IntStream.rangeClosed(0, 540).filter(fortnightly::due))
        .containsExactly(500, 508, 522, 536);
  }

  @Test
  void constructor_outOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RefitSchedule(59, 30));
    assertThatIllegalArgumentException().isThrownBy(() -> new RefitSchedule(500, 0));
  }
}
