package io.foreshock.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a share's history at a spin-off for which the carrier's prices are not adjusted: the fall at
 * the cut is a distribution, not a loss. Prices are not rescaled, because the factor is not in the
 * data; one side of the cut is kept as it is, so no return spans it.
 *
 * @param symbol source symbol of the share
 * @param atMs opening time of the first bar after the spin-off, epoch milliseconds
 * @param kept side of the cut that stays
 */
public record UnadjustedSpinOff(String symbol, long atMs, Kept kept) implements CleaningRule {

  /** The name under which sets declare the rule. */
  public static final String NAME = "unadjusted-spin-off";

  /** A side of the cut. */
  public enum Kept {
    /** Bars that open before the cut. */
    BEFORE,
    /** Bars that open at the cut or later. */
    FROM
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CleanedBars apply(String barSymbol, List<PriceBar> bars) {
    if (!barSymbol.equals(symbol)) {
      return new CleanedBars(bars, List.of());
    }
    List<PriceBar> stay = new ArrayList<>(bars.size());
    List<DroppedRow> dropped = new ArrayList<>();
    for (PriceBar bar : bars) {
      if (bar.openTimeMs() < atMs == (kept == Kept.BEFORE)) {
        stay.add(bar);
      } else {
        dropped.add(new DroppedRow(symbol, bar.openTimeMs(), NAME, reason()));
      }
    }
    return new CleanedBars(stay, dropped);
  }

  private String reason() {
    String side = kept == Kept.BEFORE ? "not before" : "before";
    return side + " the spin-off of " + Instant.ofEpochMilli(atMs);
  }
}
