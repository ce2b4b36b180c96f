package io.foreshock.portfolio.collateral;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An asset that is meant to be worth a fixed amount of something else, and what is known of how it
 * leaves that peg. Stablecoins, wrapped coins, claims on staked coins and on gold; an asset that is
 * not in the table is not pegged.
 *
 * <p>p = (k + ½) ÷ (n + 1) for k episodes below 99 % of the peg in n days at risk, J = (Σ depths +
 * 1) ÷ (k + 1) with one imagined episode that takes all: a coin that is still there has never
 * failed, so its own past says nothing of failing. The nine calibrated coins were watched from 2021
 * to 2022; docs/collateral.md has the table, the command and what the figures fail at. The prior of
 * the others is the largest p and the largest J of the nine.
 *
 * <p>The term is that of a peg that holds. One that is already lost shows in the price.
 *
 * @param symbol the asset, such as {@code USDT}
 * @param peg what it is pegged to, such as {@code USD}
 * @param chancePpm p, chance of a day to leave the peg by more than 1 %, ppm; in [0, 10⁶)
 * @param depthPpm J, expected fall then, ppm of value; in [0, 10⁶]
 * @param basis where both come from
 */
public record PeggedAsset(
    String symbol, String peg, long chancePpm, long depthPpm, PegBasis basis) {

  private static final long PRIOR_CHANCE = 28_014; // FRAX, which left its peg most often
  private static final long PRIOR_DEPTH = 342_937; // USDC, whose one imagined failure weighs most

  private static final Map<String, PeggedAsset> TABLE = table();

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the component that is outside its range
   */
  public PeggedAsset {
    if (!(chancePpm >= 0 && chancePpm < 1_000_000)) {
      throw new IllegalArgumentException("chancePpm must be in [0, 999999], was " + chancePpm);
    }
    if (!(depthPpm >= 0 && depthPpm <= 1_000_000)) {
      throw new IllegalArgumentException("depthPpm must be in [0, 1000000], was " + depthPpm);
    }
  }

  /**
   * Returns the entry of an asset, empty for assets that are not pegged or not known.
   *
   * @param symbol the asset in capital letters, such as {@code USDT}
   */
  public static Optional<PeggedAsset> of(String symbol) {
    return Optional.ofNullable(TABLE.get(symbol));
  }

  /** Returns all entries in the order of the table. */
  public static Collection<PeggedAsset> all() {
    return TABLE.values();
  }

  private static Map<String, PeggedAsset> table() {
    Map<String, PeggedAsset> table = new LinkedHashMap<>();
    calibrated(table, "BUSD", 6_411, 213_939);
    calibrated(table, "DAI", 5_148, 268_919);
    calibrated(table, "FRAX", 28_014, 73_869);
    calibrated(table, "SUSD", 12_130, 209_485);
    calibrated(table, "TUSD", 6_383, 212_466);
    calibrated(table, "USDC", 3_473, 342_937);
    calibrated(table, "USDP", 7_891, 182_618);
    calibrated(table, "USDT", 6_199, 218_621);
    calibrated(table, "UST", 15_890, 263_446);
    priors(table, "USD", "FDUSD", "GUSD", "LUSD", "PYUSD", "USDD", "USDE");
    priors(table, "BTC", "CBBTC", "TBTC", "WBTC");
    priors(table, "ETH", "CBETH", "RETH", "STETH", "WBETH", "WETH", "WSTETH");
    priors(table, "SOL", "JITOSOL", "MSOL");
    priors(table, "XAU", "PAXG", "XAUT");
    return Collections.unmodifiableMap(table);
  }

  private static void calibrated(
      Map<String, PeggedAsset> table, String symbol, long chancePpm, long depthPpm) {
    table.put(symbol, new PeggedAsset(symbol, "USD", chancePpm, depthPpm, PegBasis.CALIBRATED));
  }

  private static void priors(Map<String, PeggedAsset> table, String peg, String... symbols) {
    for (String symbol : symbols) {
      table.put(symbol, new PeggedAsset(symbol, peg, PRIOR_CHANCE, PRIOR_DEPTH, PegBasis.PRIOR));
    }
  }
}
