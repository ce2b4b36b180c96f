/**
 * Starts trainings in processes of their own. Only {@code adapter.bootstrap} may depend on it;
 * everything else knows the port.
 */
@NullMarked
package io.foreshock.adapter.trainer;

import org.jspecify.annotations.NullMarked;
