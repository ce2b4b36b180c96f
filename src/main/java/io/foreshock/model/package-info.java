/**
 * What is known about models: how they were made and what was fitted. It knows markets at most, and
 * no trainer and no storage; training, the application and the adapters may depend on it.
 */
@NullMarked
package io.foreshock.model;

import org.jspecify.annotations.NullMarked;
