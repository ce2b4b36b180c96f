package io.foreshock.application;

import io.foreshock.market.Side;
import java.time.LocalDate;

/**
 * One day of one market-side: the margin in force beside two reference margins and the loss they
 * met. All are fractions of notional.
 *
 * @param date UTC day or trade date
 * @param symbol symbol as in the input
 * @param side the side
 * @param champion initial margin in force at the start of the day
 * @param gjrFhs 99 % value at risk of GJR-FHS
 * @param stressedBlend see {@link StressedBlend}
 * @param loss realised loss, negative for a gain
 * @param championValueAtRisk the champion's raw 99 % value at risk
 */
public record MarginRow(
    LocalDate date,
    String symbol,
    Side side,
    double champion,
    double gjrFhs,
    double stressedBlend,
    double loss,
    double championValueAtRisk) {}
