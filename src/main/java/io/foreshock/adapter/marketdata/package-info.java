/**
 * Reads market data from files: bars as CSV, the symbol mapping, and the bundled training sets.
 * Depends on {@code market} and on parsing libraries; only {@code adapter.bootstrap} may depend on
 * it.
 */
@NullMarked
package io.foreshock.adapter.marketdata;

import org.jspecify.annotations.NullMarked;
