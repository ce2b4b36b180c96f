/**
 * The forms in which a backtest is told: JSON for programs, text for a terminal, one HTML page for
 * people. Only {@code adapter.cli} may depend on it.
 */
@NullMarked
package io.foreshock.adapter.cli.report;

import org.jspecify.annotations.NullMarked;
