/**
 * What forecasts are made from: daily returns, realised and range variance, jumps, spreads and
 * price impact estimated from bars, order flow from quotes and trades, and judgements on the
 * quality of a history. Depends on {@code market} alone; knows no model and no policy.
 */
@NullMarked
package io.foreshock.feature;

import org.jspecify.annotations.NullMarked;
