/**
 * The canonical form of what is published. Plugs into the port {@link
 * io.foreshock.publication.SetEncoder}; nothing but the wiring may depend on this package.
 */
@NullMarked
package io.foreshock.adapter.document;

import org.jspecify.annotations.NullMarked;
