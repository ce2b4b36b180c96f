package io.foreshock.policy;

import io.foreshock.market.AssetClass;
import java.util.Locale;

/**
 * The starting profile of each asset class. The numbers are documented priors, to be replaced by
 * profiles tuned on training years; those below hold for every class but {@code UNCLASSIFIED}
 * unless a method says otherwise.
 *
 * <ul>
 *   <li>{@code alphaPpm} 10,000, {@code horizonHours} 24: VaR 99 % over a day, the level exchange
 *       margins are judged by (EMIR RTS 153/2013, Article 24).
 *   <li>{@code stressedWeightPpm} 250,000: Article 28(1)(b); with it margins moved less than with a
 *       buffer at the same coverage. Unclassified 350,000: its own stress may not be in its data.
 *   <li>{@code degradedAddOnPpm} 50,000: an error of 5 % in the price source is inside it.
 *       Unclassified 100,000.
 *   <li>{@code bufferPpm} 0: one tool against procyclicality is enough; release from 1 to 2 times
 *       the ten-year level and a refill of 5 % of the buffer a day (twenty days to full, slower
 *       than it is spent) hold once a profile turns it on.
 *   <li>{@code deadBandPpm} 10,000: a change below 1 % of the margin is noise in a VaR from some
 *       hundred residuals and not worth a publication.
 *   <li>{@code dwellHours} 24: one whole day below before lowering, so that no single quiet day
 *       loosens. Unclassified 72. {@code lowerWhileStressed} false: stress is not over because one
 *       day was quiet.
 *   <li>{@code stressEnterPpm} 500,000 twice, {@code stressEnterAtOncePpm} 700,000: probabilities
 *       are of a day in the top tenth, so one half is five times what is usual. {@code
 *       stressLeavePpm} 200,000 for {@code regimeDwellHours} 168, two switches a week: twice what
 *       is usual is not calm yet, and a week holds every day of the week once.
 *   <li>{@code stepUpPpmPerDay} 200,000 and {@code stepDownPpmPerDay} 20,000: up fast, down slowly;
 *       on daily indices such limits cost 0.02 points of coverage. {@code stepUpPpmPerHour} 70,000:
 *       three hours use up the day. Unclassified comes down by 10,000 a day.
 *   <li>{@code emergencyStressPpm} 700,000, {@code emergencyLossToMarginPpm} 800,000, {@code
 *       emergencyHours} 24: a limit must not block a true jump, and must come back by itself.
 *   <li>{@code capPpm} 10⁶: nobody can lose more than the notional on the long side. {@code
 *       multiplierCapPpm} 6·10⁶: above the largest ratio of a one-day VaR to its long-run level in
 *       1987, 2008 and 2020, so it stops errors and not crises. Unclassified 10⁷, since its
 *       long-run level is itself uncertain.
 *   <li>{@code maintenanceStepPpm} 5,000 in {@code maintenanceStepHours} 72 after {@code
 *       noticeHours} 72: the largest move of a liquidation threshold that lending venues let a risk
 *       steward make in three days.
 *   <li>{@code maintenanceToInitialCapPpm} 900,000: a position opened at the initial margin is not
 *       liquidated by its own fees.
 *   <li>{@code intradaySharePpm} 350,000: prior for VaR(30 min) ÷ VaR(day) with jumps; √(1/48) =
 *       0.14 is the value without them. Unclassified 500,000.
 *   <li>haircut multipliers 1, 1.10 and 1.25: applied to the market part, by notice. Unclassified
 *       1, 1.25 and 1.50.
 *   <li>{@code impactPpm} 10⁶: the upper end of the 0.5 to 1 found for square-root impact. {@code
 *       participationPpm} 100,000: middle of 5 to 20 % of daily volume; unclassified 50,000.
 *   <li>{@code haircutStepPpm} 20,000 in 72 hours after 72 hours of notice: collateral values move
 *       loans as maintenance moves positions, on a scale four times as large.
 * </ul>
 */
final class DefaultProfiles {

  private static final long NOTICE_HOURS = 72;

  private DefaultProfiles() {}

  static MarginProfile of(AssetClass assetClass) {
    boolean known = assetClass != AssetClass.UNCLASSIFIED;
    return new MarginProfile(
        "default-" + assetClass.name().toLowerCase(Locale.ROOT),
        1,
        target(assetClass, known),
        new HysteresisRules(10_000, known ? 24 : 72),
        new RegimeRules(500_000, 700_000, 2, 200_000, 168, 2),
        steps(known),
        maintenance(assetClass, known),
        haircut(assetClass, known));
  }

  private static TargetRules target(AssetClass assetClass, boolean known) {
    return new TargetRules(
        10_000,
        24,
        known ? 250_000 : 350_000,
        known ? 50_000 : 100_000,
        classMinimumImfPpm(assetClass),
        !known,
        new BufferRules(0, 1_000_000, 2_000_000, 50_000));
  }

  private static StepRules steps(boolean known) {
    return new StepRules(
        200_000,
        70_000,
        known ? 20_000 : 10_000,
        700_000,
        800_000,
        24,
        1_000_000,
        known ? 6_000_000 : 10_000_000);
  }

  private static MaintenanceRules maintenance(AssetClass assetClass, boolean known) {
    return new MaintenanceRules(
        classMinimumImfPpm(assetClass) / 2,
        takerFeePpm(assetClass),
        liquidationFeePpm(assetClass),
        known ? 350_000 : 500_000,
        5_000,
        NOTICE_HOURS,
        NOTICE_HOURS,
        900_000);
  }

  private static HaircutRules haircut(AssetClass assetClass, boolean known) {
    return new HaircutRules(
        known
            ? new RegimeMultipliers(1_000_000, 1_100_000, 1_250_000)
            : new RegimeMultipliers(1_000_000, 1_250_000, 1_500_000),
        haircutFloorPpm(assetClass),
        liquidationHours(assetClass),
        1_000_000,
        known ? 100_000 : 50_000,
        20_000,
        NOTICE_HOURS,
        NOTICE_HOURS);
  }

  /**
   * Least initial margin. It has to stay below the stressed blend of the calmest years, or it would
   * be a static margin: currencies 0.4 %, indices and metals 1 %, shares 1.5 %, crypto-assets 2 %
   * (a leverage of 50, the most that perpetual venues give), unclassified 5 %. Maintenance is half
   * of it.
   */
  private static long classMinimumImfPpm(AssetClass assetClass) {
    return switch (assetClass) {
      case FX -> 4_000;
      case INDEX, METAL -> 10_000;
      case EQUITY -> 15_000;
      case CRYPTO -> 20_000;
      case UNCLASSIFIED -> 50_000;
    };
  }

  /** Fee of the closing trade: that of liquid venues of the class, unclassified twice the most. */
  private static long takerFeePpm(AssetClass assetClass) {
    return switch (assetClass) {
      case FX -> 50;
      case INDEX, METAL -> 100;
      case EQUITY, CRYPTO -> 500;
      case UNCLASSIFIED -> 1_000;
    };
  }

  /** Fee of a liquidation: five times the taker fee, less where that is large already. */
  private static long liquidationFeePpm(AssetClass assetClass) {
    return switch (assetClass) {
      case FX -> 250;
      case INDEX, METAL -> 500;
      case EQUITY -> 1_000;
      case CRYPTO -> 2_500;
      case UNCLASSIFIED -> 5_000;
    };
  }

  /**
   * The haircut table, in the manner of the supervisory haircuts for ten days in the Basel
   * framework, CRE22: main-index equity 20 %, gold 20 %, currency mismatch 8 %, other equity 30 %.
   * Crypto-assets have no line there: 35 %, a prior between other equity and the 100 % that a bank
   * has to hold. Unclassified 50 %, the highest.
   */
  private static long haircutFloorPpm(AssetClass assetClass) {
    return switch (assetClass) {
      case FX -> 80_000;
      case INDEX, METAL -> 200_000;
      case EQUITY -> 300_000;
      case CRYPTO -> 350_000;
      case UNCLASSIFIED -> 500_000;
    };
  }

  /**
   * Least time to sell: a day where trading never stops or is deepest, two for indices and metals
   * (a closed night and one day), five for single shares, ten for what is not known.
   */
  private static long liquidationHours(AssetClass assetClass) {
    return switch (assetClass) {
      case FX, CRYPTO -> 24;
      case INDEX, METAL -> 48;
      case EQUITY -> 120;
      case UNCLASSIFIED -> 240;
    };
  }
}
