/**
 * Wires ports to adapters and checks, before the first request, that the process may run as it is
 * configured. The only adapter that may know the others; nothing may depend on it.
 */
@NullMarked
package io.foreshock.adapter.bootstrap;

import org.jspecify.annotations.NullMarked;
