/**
 * What was published: sequenced parameter sets, their place in a chain, their signatures and the
 * rules of verifying them, and the state of publication. It knows markets, and neither REST nor
 * storage; the application and the adapters may depend on it.
 */
@NullMarked
package io.foreshock.publication;

import org.jspecify.annotations.NullMarked;
