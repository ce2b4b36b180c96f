/**
 * The command line: one class per command, all hung below {@link io.foreshock.adapter.cli.Cli}.
 * Nothing may depend on this package.
 */
@NullMarked
package io.foreshock.adapter.cli;

import org.jspecify.annotations.NullMarked;
