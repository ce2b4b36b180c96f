/**
 * The speed ledger: runs two sides in turn, checks that they agree, and writes down the ratio.
 * Built in the {@code benchmark} profile only; nothing here is part of the program.
 */
@NullMarked
package io.foreshock.bench;

import org.jspecify.annotations.NullMarked;
