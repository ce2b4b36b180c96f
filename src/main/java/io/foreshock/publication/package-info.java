/**
 * What was published: sequenced parameter sets and the state of publication. It knows markets, and
 * neither REST nor storage; the application and the adapters may depend on it.
 */
@NullMarked
package io.foreshock.publication;

import org.jspecify.annotations.NullMarked;
