/**
 * Downloads history from the public interfaces of exchanges. Depends on the port {@link
 * io.foreshock.application.FetchBars}, the core of the JDK and Jackson; only {@code
 * adapter.bootstrap} may depend on it.
 */
@NullMarked
package io.foreshock.adapter.exchange;

import org.jspecify.annotations.NullMarked;
