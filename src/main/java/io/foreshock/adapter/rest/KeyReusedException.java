package io.foreshock.adapter.rest;

/** The key of a request came with another request before. */
final class KeyReusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyReusedException(String key) {
    super(Mutations.KEY + " '" + key + "' came with another request before");
  }
}
