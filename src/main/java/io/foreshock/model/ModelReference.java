package io.foreshock.model;

import java.util.regex.Pattern;

/**
 * Names one edition of one model.
 *
 * @param modelId name of the model, such as {@code classical-exchange}
 * @param version its version, such as {@code 2012-12-31}
 */
public record ModelReference(String modelId, String version) implements Comparable<ModelReference> {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if one is not lower-case letters, digits, dots and hyphens
   */
  public ModelReference {
    requireName("modelId", modelId);
    requireName("version", version);
  }

  /** Tells whether a model or a version may be called so. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static void requireName(String key, String value) {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          key + " must match " + NAME.pattern() + ", was '" + value + "'");
    }
  }

  /**
   * Returns the reference that a text names.
   *
   * @param text {@code modelId/version}
   * @throws IllegalArgumentException if it is not of that form
   */
  public static ModelReference of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("model must be modelId/version, was '" + text + "'");
    }
    return new ModelReference(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(ModelReference other) {
    return toString().compareTo(other.toString());
  }

  /** Returns {@code modelId/version}, which is also its folder below that of the models. */
  @Override
  public String toString() {
    return modelId + "/" + version;
  }
}
