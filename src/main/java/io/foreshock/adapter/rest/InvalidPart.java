package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A part of a request that cannot be read.
 *
 * @param pointer JSON pointer into the body, null where the fault is in a parameter
 * @param parameter name of the parameter, null where the fault is in the body
 * @param detail what is wrong with it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvalidPart(@Nullable String pointer, @Nullable String parameter, String detail) {

  /** Returns a fault in the body. */
  static InvalidPart inBody(String pointer, String detail) {
    return new InvalidPart(pointer, null, detail);
  }

  /** Returns a fault in a path or query parameter. */
  static InvalidPart inParameter(String parameter, String detail) {
    return new InvalidPart(null, parameter, detail);
  }
}
