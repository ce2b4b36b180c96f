/**
 * Scorers of learned models: pure Java, the same bytes in the JVM and in the native image, no
 * allocation where a workspace is given. They know the numbers of a model, never how it was
 * trained.
 */
@NullMarked
package io.foreshock.forecast.learned;

import org.jspecify.annotations.NullMarked;
