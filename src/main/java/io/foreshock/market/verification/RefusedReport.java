package io.foreshock.market.verification;

/**
 * A report that was refused at its arrival.
 *
 * @param report what was said
 * @param reason why it enters no price
 */
public record RefusedReport(PriceReport report, RefusalReason reason) {}
