package io.foreshock.market;

/**
 * What became of a batch of bars.
 *
 * @param accepted bars newly stored
 * @param unchanged bars that were already stored with the same values
 * @param quarantined bars set aside
 */
public record AppendResult(long accepted, long unchanged, long quarantined) {

  /** Nothing at all. */
  public static final AppendResult NONE = new AppendResult(0, 0, 0);

  /** Returns the sum of both. */
  public AppendResult plus(AppendResult other) {
    return new AppendResult(
        accepted + other.accepted, unchanged + other.unchanged, quarantined + other.quarantined);
  }
}
