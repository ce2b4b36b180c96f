package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import java.time.LocalDate;
import java.util.List;

/**
 * The editions of one group of markets.
 *
 * @param modelId name of the champion
 * @param group markets it serves
 * @param knownUntil last day of each edition, ascending
 * @param shipsFits whether the newest edition brings along the fits of all bundled series; only
 *     where the series are public, since fits are an ordered trace of them
 */
public record TrainingPlan(
    String modelId, ClassGroup group, List<LocalDate> knownUntil, boolean shipsFits) {

  /** Editions of exchange-traded markets, from bundled series alone. */
  public static final TrainingPlan EXCHANGE =
      new TrainingPlan(
          "classical-exchange",
          ClassGroup.EXCHANGE,
          List.of(LocalDate.of(2006, 12, 31), LocalDate.of(2012, 12, 31)),
          true);

  /** Editions of crypto-assets, from a file that somebody brings. */
  public static final TrainingPlan CRYPTO =
      new TrainingPlan(
          "classical-crypto",
          ClassGroup.CRYPTO,
          List.of(LocalDate.of(2021, 6, 30), LocalDate.of(2022, 12, 31)),
          false);

  private static final long DAY_MS = 86_400_000L;

  /** Copies the list. */
  public TrainingPlan {
    knownUntil = List.copyOf(knownUntil);
  }

  /** Returns the last millisecond of a day. */
  static long endOf(LocalDate day) {
    return (day.toEpochDay() + 1) * DAY_MS - 1;
  }
}
