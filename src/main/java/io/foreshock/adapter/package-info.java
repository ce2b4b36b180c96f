/**
 * Everything that touches the world outside the process: frameworks, files, sockets, clocks. Each
 * package below is one adapter; adapters do not know each other, and nothing in the core may depend
 * on them.
 */
@NullMarked
package io.foreshock.adapter;

import org.jspecify.annotations.NullMarked;
