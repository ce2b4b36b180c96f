/**
 * The REST interface below {@code /v1}: resources parse, call one use case and map to documents.
 * Current reads come from one immutable snapshot on the event loop. Nothing may depend on this
 * package.
 */
@NullMarked
package io.foreshock.adapter.rest;

import org.jspecify.annotations.NullMarked;
