package io.foreshock.adapter.rest;

import org.jspecify.annotations.Nullable;

/**
 * Compares entity tags as RFC 9110 asks: for If-None-Match a weak mark makes no difference, for
 * If-Match no weak tag equals another.
 */
final class EntityTags {

  private EntityTags() {}

  /**
   * Tells whether the client holds the representation.
   *
   * @param ifNoneMatch header of the request: tags with commas between them, or {@code *}
   * @param entityTag tag of the representation, quoted
   */
  static boolean match(@Nullable String ifNoneMatch, String entityTag) {
    if (ifNoneMatch == null) {
      return false;
    }
    return ifNoneMatch.equals(entityTag) || matchAny(ifNoneMatch, entityTag);
  }

  /**
   * Tells whether a representation may be changed.
   *
   * @param ifMatch header of the request: tags with commas between them, or {@code *}
   * @param entityTag tag of the representation, quoted
   */
  static boolean matchStrongly(String ifMatch, String entityTag) {
    for (String part : ifMatch.split(",", -1)) {
      String tag = part.strip();
      if (tag.equals("*") || tag.equals(entityTag)) {
        return true;
      }
    }
    return false;
  }

  /** No tag of ours holds a comma, so a part that matches is a whole tag. */
  private static boolean matchAny(String ifNoneMatch, String entityTag) {
    for (String part : ifNoneMatch.split(",", -1)) {
      String tag = part.strip();
      if (tag.equals("*") || tag.equals(entityTag) || tag.equals("W/" + entityTag)) {
        return true;
      }
    }
    return false;
  }
}
