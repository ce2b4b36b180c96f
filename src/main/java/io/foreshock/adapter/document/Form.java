package io.foreshock.adapter.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.publication.MalformedSetException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** What a JSON value must look like. */
@FunctionalInterface
interface Form {

  /** Text. */
  Form TEXT = (name, node) -> require(node.isTextual(), name, "text", node);

  /** {@code true} or {@code false}. */
  Form FLAG = (name, node) -> require(node.isBoolean(), name, "true or false", node);

  /** An integer that every JSON reader holds exactly (RFC 8785, section 3.1). */
  Form INTEGER =
      (name, node) ->
          require(
              node.isIntegralNumber()
                  && node.canConvertToLong()
                  && Math.abs(node.longValue()) < Limits.FIRST_INEXACT,
              name,
              "an integer below 2^53",
              node);

  /**
   * Checks a value.
   *
   * @param name where it stands, for the message
   * @throws MalformedSetException if it has another form
   */
  void check(String name, JsonNode node) throws MalformedSetException;

  /** An array of values of one form. */
  static Form list(Form inner) {
    return (name, node) -> {
      require(node.isArray(), name, "an array", node);
      for (int i = 0; i < node.size(); i++) {
        inner.check(name + "[" + i + "]", node.get(i));
      }
    };
  }

  /** An object with certain keys, some of which may be absent, and no other. */
  static Form object(Map<String, Form> keys, Set<String> optional) {
    return (name, node) -> {
      require(node.isObject(), name, "an object", node);
      for (Iterator<String> found = node.fieldNames(); found.hasNext(); ) {
        String key = found.next();
        Form form = keys.get(key);
        if (form == null) {
          throw new MalformedSetException("unknown field " + inside(name, key));
        }
        form.check(inside(name, key), node.get(key));
      }
      for (String key : keys.keySet()) {
        if (!node.has(key) && !optional.contains(key)) {
          throw new MalformedSetException("missing field " + inside(name, key));
        }
      }
    };
  }

  private static String inside(String name, String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  private static void require(boolean holds, String name, String what, JsonNode node)
      throws MalformedSetException {
    if (!holds) {
      throw new MalformedSetException(
          (name.isEmpty() ? "the document" : name) + " must be " + what + ", was " + shown(node));
    }
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= Limits.SHOWN ? text : text.substring(0, Limits.SHOWN) + "…";
  }

  /** Numbers of the checks. */
  final class Limits {

    /** 2^53: from here on a double no longer tells neighbours apart. */
    static final long FIRST_INEXACT = 1L << 53;

    private static final int SHOWN = 40;

    private Limits() {}
  }
}
