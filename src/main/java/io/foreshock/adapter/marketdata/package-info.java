/**
 * Reads market data from files: bars as CSV, the symbol mapping, and the bundled training sets. May
 * depend on {@code market} and on parsing libraries; only {@code adapter.bootstrap} and the
 * adapters' callers there may depend on it.
 */
@NullMarked
package io.foreshock.adapter.marketdata;

import org.jspecify.annotations.NullMarked;
