package io.foreshock.adapter.rest;

import io.foreshock.application.Replay;
import io.foreshock.portfolio.AccountState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account held through days of the past.
 *
 * @param stateless always true: nothing is stored and nothing published
 * @param seed the number of the request
 * @param from first day of the path
 * @param to last day of the path
 * @param summary the path in short
 * @param days one row a day
 * @param flags what a reader should know
 */
@RegisterForReflection
@Schema(name = "Replay")
record ReplayDocument(
    boolean stateless,
    long seed,
    LocalDate from,
    LocalDate to,
    Summary summary,
    List<Day> days,
    List<String> flags)
    implements SimulationAnswer {

  /** A path in short; dates are null where it never came to that. */
  @RegisterForReflection
  @Schema(name = "ReplaySummary")
  record Summary(
      String profitUsd6,
      @Schema(description = "Least of equity less maintenance margin.")
          @Nullable String leastSpareUsd6,
      @Nullable LocalDate leastSpareDate,
      @Schema(description = "First day on which equity was below initial margin.")
          @Nullable LocalDate firstMarginCall,
      @Schema(description = "First day on which equity was below maintenance margin.")
          @Nullable LocalDate firstLiquidate) {

    static Summary of(List<Replay.Day> days) {
      Replay.Day least = days.stream().min(Comparator.comparingLong(Summary::spare)).orElse(null);
      return new Summary(
          text(days.stream().mapToLong(Replay.Day::profitUsd6).sum()),
          least == null ? null : text(spare(least)),
          least == null ? null : least.date(),
          first(days, AccountState.MARGIN_CALL),
          first(days, AccountState.LIQUIDATE));
    }

    private static long spare(Replay.Day day) {
      return day.equityUsd6() - day.maintenanceMarginUsd6();
    }

    private static @Nullable LocalDate first(List<Replay.Day> days, AccountState state) {
      return days.stream()
          .filter(day -> day.state().compareTo(state) >= 0)
          .findFirst()
          .map(Replay.Day::date)
          .orElse(null);
    }
  }

  /** One day. */
  @RegisterForReflection
  @Schema(name = "ReplayDay")
  record Day(
      LocalDate date,
      @Schema(description = "What positions gained since the close before.") String profitUsd6,
      String equityUsd6,
      String initialMarginUsd6,
      String maintenanceMarginUsd6,
      AccountState state,
      @Schema(description = "Marks of the close; forecast and parameters made the close before.")
          List<SimulatedMarket> markets) {

    static Day of(Replay.Day day) {
      return new Day(
          day.date(),
          text(day.profitUsd6()),
          text(day.equityUsd6()),
          text(day.initialMarginUsd6()),
          text(day.maintenanceMarginUsd6()),
          day.state(),
          day.markets().stream()
              .map(each -> SimulatedMarket.of(each.marketId(), each.markPrice(), each.inForce()))
              .toList());
    }
  }

  private static String text(long micro) {
    return Long.toString(micro);
  }

  /** Returns the document of a replay. */
  static ReplayDocument of(Replay replay, long seed) {
    return new ReplayDocument(
        true,
        seed,
        replay.period().from(),
        replay.period().to(),
        Summary.of(replay.days()),
        replay.days().stream().map(Day::of).toList(),
        List.copyOf(replay.flags()));
  }
}
