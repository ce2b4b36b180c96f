package io.foreshock.publication;

/** A document that is no published set. */
public final class MalformedSetException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message names the field and shows the value
   */
  public MalformedSetException(String message) {
    super(message);
  }
}
