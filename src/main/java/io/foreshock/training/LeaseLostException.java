package io.foreshock.training;

/** A write under a lease that has passed to somebody else, or of a run that has ended. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what was refused.
   *
   * @param message what was to be written, and why it was not
   */
  public LeaseLostException(String message) {
    super(message);
  }
}
