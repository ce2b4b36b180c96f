/**
 * What several sources say of one price, and what may be believed: reports, the checks on them, and
 * the verified price. Pure rules; the clock is an argument. Knows {@code market} alone.
 */
@NullMarked
package io.foreshock.market.verification;

import org.jspecify.annotations.NullMarked;
