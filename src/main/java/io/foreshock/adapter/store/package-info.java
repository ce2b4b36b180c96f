/**
 * The ports of storage on SQLite or PostgreSQL: plain JDBC, one SQL text for both. Only {@code
 * adapter.bootstrap} may depend on it; everything else knows the ports.
 */
@NullMarked
package io.foreshock.adapter.store;

import org.jspecify.annotations.NullMarked;
