package io.foreshock.market;

/**
 * A bar that was set aside, with the reason.
 *
 * @param marketId market it was reported for
 * @param bar values as reported
 * @param reason why it was set aside
 * @param decidedAtMs when that was decided, epoch milliseconds; the decision changes nothing before
 */
public record QuarantinedBar(
    MarketId marketId, PriceBar bar, QuarantineReason reason, long decidedAtMs) {}
