package io.foreshock.application;

import io.foreshock.market.Side;
import java.time.LocalDate;

/**
 * One day of one market-side: the margin in force beside reference margins and the loss they met.
 * All but the day's name are fractions of notional.
 *
 * @param date UTC day or trade date
 * @param symbol symbol as in the input
 * @param side the side
 * @param inSample whether no edition was in force yet
 * @param champion initial margin in force at the start of the day
 * @param gjrFhs 99 % value at risk of GJR-FHS
 * @param ewmaFhs 99 % value at risk of EWMA λ = 0.97 FHS
 * @param stressedBlend see {@link StressedBlend}
 * @param historicalSimulation see {@link HistoricalSimulation}
 * @param loss realised loss, negative for a gain
 * @param championValueAtRisk the champion's raw 99 % value at risk
 */
public record MarginRow(
    LocalDate date,
    String symbol,
    Side side,
    boolean inSample,
    double champion,
    double gjrFhs,
    double ewmaFhs,
    double stressedBlend,
    double historicalSimulation,
    double loss,
    double championValueAtRisk) {}
