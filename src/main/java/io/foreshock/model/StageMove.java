package io.foreshock.model;

/**
 * One move of an edition from stage to stage.
 *
 * @param stage where it moved to
 * @param cause what moved it
 * @param atMs when, epoch milliseconds
 * @param reason why, one line for people
 */
public record StageMove(ModelStage stage, Cause cause, long atMs, String reason) {

  /** What moves an edition. */
  public enum Cause {
    /** It came with the program, approved by a person. */
    SHIPPED,
    /** It was trained and put on the shelf. */
    ADDED,
    /** The gate let it pass. */
    JUDGED,
    /** It was promoted after its shadow time. */
    PROMOTED,
    /** Another one of the same group and {@code knownUntil} was promoted. */
    SUPERSEDED,
    /** It was rolled back, or came back by a rollback. */
    ROLLED_BACK,
    /** Somebody took it out. */
    WITHDRAWN,
    /** Its forecasts proved too low: it never serves again. */
    DEMOTED
  }

  private static final int LONGEST_REASON = 500;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the time is negative, or the reason is blank, longer than
   *     500 characters or of more than one line
   */
  public StageMove {
    if (!(atMs >= 0)) {
      throw new IllegalArgumentException("atMs must be at least 0, was " + atMs);
    }
    if (reason.isBlank()
        || reason.length() > LONGEST_REASON
        || reason.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "reason must be one line of 1 to "
              + LONGEST_REASON
              + " characters, was '"
              + reason
              + "'");
    }
  }
}
