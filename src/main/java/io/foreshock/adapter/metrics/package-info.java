/**
 * What operators watch: meters of what is published and of the models, and readiness of the models.
 * Nothing may depend on this package.
 */
@NullMarked
package io.foreshock.adapter.metrics;

import org.jspecify.annotations.NullMarked;
