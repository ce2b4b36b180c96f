package io.foreshock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.model.GateFinding.Window;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateReportTest {

  private static final ModelReference CHALLENGER = new ModelReference("net", "2");
  private static final ModelReference CHAMPION = new ModelReference("net", "1");

  private static GateFinding finding(GateCriterion criterion, OptionalDouble value, double limit) {
    return new GateFinding(criterion, Window.ALL_DAYS, value, limit, "of a test");
  }

  private static GateReport report(GateFinding... findings) {
    return new GateReport(CHALLENGER, CHAMPION, 1, 250, List.of(findings));
  }

  @Test
  void passed_atTheLimit_isAPass() {
    assertThat(finding(GateCriterion.KUPIEC, OptionalDouble.of(0.9), 0.9).passed()).isTrue();
    assertThat(finding(GateCriterion.KUPIEC, OptionalDouble.of(0.89), 0.9).passed()).isFalse();
    assertThat(finding(GateCriterion.LARGEST_JUMP, OptionalDouble.of(0.4), 0.4).passed()).isTrue();
    assertThat(finding(GateCriterion.LARGEST_JUMP, OptionalDouble.of(0.41), 0.4).passed())
        .isFalse();
  }

  @Test
  void passed_withoutANumber_isNone() {
    GateFinding silent = finding(GateCriterion.QLIKE, OptionalDouble.empty(), 0.05);
    assertThat(silent.passed()).isFalse();
    assertThat(silent.line())
        .isEqualTo("qlike-worse-p (all-days): no number, at least 0.05, failed: of a test");
    assertThat(report(silent).passed()).isFalse();
  }

  @Test
  void summary_namesTheFirstFailure() {
    GateFinding good = finding(GateCriterion.DAYS, OptionalDouble.of(250), 200);
    GateFinding bad = finding(GateCriterion.KUPIEC, OptionalDouble.of(0.5), 0.9);
    assertThat(report(good).summary()).isEqualTo("net/2 passed all 1 criteria against net/1");
    assertThat(report(good, bad).summary())
        .startsWith("net/2 failed 1 of 2 criteria against net/1; first kupiec-accepted (all-days)");
    assertThat(report(good, bad).failures()).containsExactly(bad);
  }

  @Test
  void new_numbersThatAreNone_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finding(GateCriterion.DAYS, OptionalDouble.of(Double.NaN), 1));
    assertThatIllegalArgumentException().isThrownBy(GateReportTest::report);
  }
}
