/**
 * Trained models and operator profiles as files: reads and writes {@code models/} and {@code
 * config/profiles/}. Everything read is checked before it is used. Nothing but bootstrap may depend
 * on this package.
 */
@NullMarked
package io.foreshock.adapter.registry;

import org.jspecify.annotations.NullMarked;
