/**
 * What the market said: instruments, price bars and their quality. The spring of the river: every
 * other package may depend on it, and it depends on none of them.
 */
@NullMarked
package io.foreshock.market;

import org.jspecify.annotations.NullMarked;
