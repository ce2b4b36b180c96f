package io.foreshock.feature;

import java.util.OptionalDouble;

/**
 * Order flow of one bar, [openTimeMs, openTimeMs + bar length). A value is empty where nothing in
 * the bar says it: not known is not zero.
 *
 * <p>References: R. Cont, A. Kukanov, S. Stoikov, "The price impact of order book events", Journal
 * of Financial Econometrics 12 (2014), 47–88; M. Gould, J. Bonart, "Queue imbalance as a
 * one-tick-ahead price predictor in a limit order book", Market Microstructure and Liquidity 2
 * (2016); R. Huang, H. Stoll, "Dealer versus auction markets", Journal of Financial Economics 41
 * (1996), 313–357.
 *
 * @param openTimeMs opening time, epoch milliseconds
 * @param quotes quotes in the bar
 * @param trades trades in the bar
 * @param orderFlowImbalance Σ e_n over the quotes with one before them: what was added to the bid
 *     or taken from the ask, less the reverse; base units, signed
 * @param depth mean of (bid size + ask size) ÷ 2 over the quotes, base units
 * @param queueImbalance (bid size − ask size) ÷ (bid size + ask size) of the last quote, in (−1, 1)
 * @param tradeImbalance (bought − sold) ÷ (bought + sold) by the side that crossed the spread, in
 *     [−1, 1]
 * @param quotedSpread mean of (ask − bid) ÷ middle over the quotes, fraction of the price
 * @param effectiveSpread mean of 2 |price − middle| ÷ middle over the trades, weighted by size, the
 *     middle being that of the quote before the trade; fraction of the price
 */
public record OrderFlowBar(
    long openTimeMs,
    int quotes,
    int trades,
    OptionalDouble orderFlowImbalance,
    OptionalDouble depth,
    OptionalDouble queueImbalance,
    OptionalDouble tradeImbalance,
    OptionalDouble quotedSpread,
    OptionalDouble effectiveSpread) {}
