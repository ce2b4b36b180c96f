package io.foreshock.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What was found of the world's drift away from an edition.
 *
 * @param shifts shifts of its inputs; empty where there are too few days
 * @param loss rise of its loss; empty where there are too few days
 */
public record DriftFindings(List<DriftMonitor.Shift> shifts, Optional<DriftMonitor.LossRise> loss) {

  /** Copies the list. */
  public DriftFindings {
    shifts = List.copyOf(shifts);
  }

  /** Returns the largest population stability index, empty without one. */
  public OptionalDouble worstIndex() {
    return shifts.stream().mapToDouble(DriftMonitor.Shift::index).max();
  }

  /** Tells whether an input or the loss has drifted. */
  public boolean drifted() {
    return !reasons().isEmpty();
  }

  /** Returns what has drifted, a line each. */
  public List<String> reasons() {
    return Stream.concat(
            shifts.stream().filter(DriftMonitor.Shift::drifted).map(DriftMonitor.Shift::line),
            loss.stream().filter(DriftMonitor.LossRise::drifted).map(DriftMonitor.LossRise::line))
        .toList();
  }
}
