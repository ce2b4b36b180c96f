/**
 * What the clock starts. Calls use cases; nothing but {@code adapter.bootstrap} may depend on it.
 */
@NullMarked
package io.foreshock.adapter.scheduler;

import org.jspecify.annotations.NullMarked;
