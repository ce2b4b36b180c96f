/**
 * What is published, kept in one file so that a start can serve at once. Nothing but the wiring may
 * depend on this package.
 */
@NullMarked
package io.foreshock.adapter.snapshot;

import org.jspecify.annotations.NullMarked;
