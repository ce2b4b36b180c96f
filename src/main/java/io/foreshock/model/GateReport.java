package io.foreshock.model;

import java.util.List;

/**
 * The gate's judgement of a challenger. The same evidence gives the same report.
 *
 * @param challenger who asks to serve
 * @param champion who serves
 * @param markets markets both were scored on
 * @param marketDays market-days both were scored on
 * @param findings one for each criterion and window asked, in the order of {@link GateCriterion}
 */
public record GateReport(
    ModelReference challenger,
    ModelReference champion,
    int markets,
    int marketDays,
    List<GateFinding> findings) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if nothing was found
   */
  public GateReport {
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("findings must not be empty");
    }
  }

  /** Tells whether every criterion is met. */
  public boolean passed() {
    return findings.stream().allMatch(GateFinding::passed);
  }

  /** Returns what is not met, in the order of the report. */
  public List<GateFinding> failures() {
    return findings.stream().filter(finding -> !finding.passed()).toList();
  }

  /** Returns the judgement in one line. */
  public String summary() {
    List<GateFinding> failures = failures();
    return failures.isEmpty()
        ? challenger + " passed all " + findings.size() + " criteria against " + champion
        : challenger
            + " failed "
            + failures.size()
            + " of "
            + findings.size()
            + " criteria against "
            + champion
            + "; first "
            + failures.getFirst().line();
  }
}
