package io.foreshock.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops rows that repeat the row before them value for value: some carriers fill exchange holidays
 * so. A row is judged by its predecessor alone, so the rule needs no later data. A day on which the
 * price truly did not move is dropped with them, which costs a return of zero.
 */
public record HolidayRepeats() implements CleaningRule {

  /** The name under which sets declare the rule. */
  public static final String NAME = "holiday-repeats";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CleanedBars apply(String symbol, List<PriceBar> bars) {
    List<PriceBar> kept = new ArrayList<>(bars.size());
    List<DroppedRow> dropped = new ArrayList<>();
    for (PriceBar bar : bars) {
      if (!kept.isEmpty() && sameValues(kept.getLast(), bar)) {
        dropped.add(new DroppedRow(symbol, bar.openTimeMs(), NAME, repeats(kept.getLast())));
      } else {
        kept.add(bar);
      }
    }
    return new CleanedBars(kept, dropped);
  }

  private static String repeats(PriceBar previous) {
    return "repeats " + previous.close() + " of " + Instant.ofEpochMilli(previous.openTimeMs());
  }

  private static boolean sameValues(PriceBar previous, PriceBar bar) {
    return Double.compare(previous.close(), bar.close()) == 0
        && Double.compare(previous.open(), bar.open()) == 0
        && Double.compare(previous.high(), bar.high()) == 0
        && Double.compare(previous.low(), bar.low()) == 0
        && Double.compare(previous.volume(), bar.volume()) == 0;
  }
}
