package io.foreshock.application;

import io.foreshock.market.PriceSeries;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.TrainingSeries;
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

  /**
   * Returns a plan of one edition of this model, which knows nothing of the last days of its
   * group's data. It ships no fits: they would be of the days held out.
   *
   * @param days how many days, counted back from the newest bar
   * @param series series of any group
   * @throws IllegalArgumentException if the group has no bars before them
   */
  public TrainingPlan holdingOut(int days, List<TrainingSeries> series) {
    List<PriceSeries> own =
        series.stream()
            .filter(one -> ClassGroup.of(one.market().assetClass()) == group)
            .map(TrainingSeries::bars)
            .filter(bars -> bars.size() > 0)
            .toList();
    long oldestMs = own.stream().mapToLong(bars -> bars.openTimeMs(0)).min().orElse(Long.MAX_VALUE);
    long newestMs =
        own.stream().mapToLong(bars -> bars.openTimeMs(bars.size() - 1)).max().orElse(0);
    LocalDate last = dayOf(newestMs).minusDays(days);
    if (!(endOf(last) > oldestMs)) {
      throw new IllegalArgumentException(
          "no bars of " + group.code() + " are left before the last " + days + " days");
    }
    return new TrainingPlan(modelId, group, List.of(last), false);
  }

  private static LocalDate dayOf(long epochMs) {
    return LocalDate.ofEpochDay(Math.floorDiv(epochMs, DAY_MS));
  }

  /**
   * Returns the version of the profiles of an edition: its place among the published ones, or its
   * day as eight digits where it is none of them, so that no two of a name differ.
   */
  int profileVersion(LocalDate day) {
    TrainingPlan published = group == ClassGroup.CRYPTO ? CRYPTO : EXCHANGE;
    int place = published.knownUntil().indexOf(day);
    return place >= 0
        ? place + 1
        : day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  /** Returns the last millisecond of a day. */
  static long endOf(LocalDate day) {
    return (day.toEpochDay() + 1) * DAY_MS - 1;
  }
}
