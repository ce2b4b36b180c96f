/**
 * The use cases, one class each, with plain constructors and no framework. They join the river:
 * bars to days, days to forecasts, forecasts to parameters, parameters to what is published.
 */
@NullMarked
package io.foreshock.application;

import org.jspecify.annotations.NullMarked;
