/**
 * Accounts that are watched: what they hold, how they stand, and what is told when that changes.
 * Knows portfolios; use cases and adapters may depend on it.
 */
@NullMarked
package io.foreshock.portfolio.account;

import org.jspecify.annotations.NullMarked;
