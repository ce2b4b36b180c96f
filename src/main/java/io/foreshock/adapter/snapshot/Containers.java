package io.foreshock.adapter.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Codecs of values that hold others. */
final class Containers {

  static final Codec OPTIONAL_LONG =
      new Scalars.Scalar(
          "long?",
          value -> {
            OptionalLong optional = (OptionalLong) value;
            return optional.isPresent()
                ? Scalars.LONG.write(optional.getAsLong())
                : NullNode.getInstance();
          },
          node -> node.isNull() ? OptionalLong.empty() : OptionalLong.of(node.longValue()));

  private Containers() {}

  /** An optional value as itself or null. */
  static Codec optional(Codec inner) {
    return new Scalars.Scalar(
        inner.form() + "?",
        value -> ((Optional<?>) value).map(inner::write).orElse(NullNode.getInstance()),
        node -> node.isNull() ? Optional.empty() : Optional.of(inner.read(node)));
  }

  /** A list as an array. */
  static Codec list(Codec inner) {
    return new Scalars.Scalar(
        "[" + inner.form() + "]", value -> array((List<?>) value, inner), node -> all(node, inner));
  }

  /** A set as an array in its order. */
  static Codec set(Codec inner) {
    return new Scalars.Scalar(
        "{" + inner.form() + "}",
        value -> array((Collection<?>) value, inner),
        node -> new LinkedHashSet<>(all(node, inner)));
  }

  private static JsonNode array(Collection<?> values, Codec inner) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(inner.write(value)));
    return array;
  }

  private static List<Object> all(JsonNode array, Codec inner) {
    List<Object> values = new ArrayList<>();
    array.forEach(node -> values.add(inner.read(node)));
    return values;
  }

  /** A map as an object, ordered by key; keys are those whose JSON is text. */
  static Codec map(Codec key, Codec value) {
    return new Scalars.Scalar(
        "{" + key.form() + "=" + value.form() + "}",
        map -> object((Map<?, ?>) map, key, value),
        node -> entries(node, key, value));
  }

  private static JsonNode object(Map<?, ?> map, Codec key, Codec value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(map)
        .forEach((each, held) -> object.set(key.write(each).textValue(), value.write(held)));
    return object;
  }

  private static Map<Object, Object> entries(JsonNode object, Codec key, Codec value) {
    Map<Object, Object> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      entries.put(
          key.read(JsonNodeFactory.instance.textNode(property.getKey())),
          value.read(property.getValue()));
    }
    return entries;
  }
}
