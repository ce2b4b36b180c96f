package io.foreshock.market;

/**
 * What the store holds of one market.
 *
 * @param market the market as registered
 * @param barLengthMs length of its bars, milliseconds
 * @param bars number of accepted bars
 * @param firstOpenTimeMs opening time of the first bar, epoch milliseconds
 * @param lastOpenTimeMs opening time of the last bar, epoch milliseconds
 * @param quarantined number of bars set aside
 * @param revision grows with every change to the market's accepted bars
 */
public record StoredMarket(
    Market market,
    long barLengthMs,
    long bars,
    long firstOpenTimeMs,
    long lastOpenTimeMs,
    long quarantined,
    long revision) {}
