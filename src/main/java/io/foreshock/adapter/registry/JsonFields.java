package io.foreshock.adapter.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of a JSON object, each of the type that is asked for; every error names the key. Text
 * that is nested deeply, has a key twice or goes on after its end is refused.
 */
final class JsonFields {

  private static final int MOST_NESTED = 16;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int LONGEST_KEY = 256;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_NESTED)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(LONGEST_KEY)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode node;
  private final String path;

  private JsonFields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if the bytes are not one JSON object
   */
  static JsonFields parse(byte[] json) {
    try {
      return of(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  /** Returns the keys of a node, which must be an object. */
  static JsonFields of(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("must be a JSON object");
    }
    return new JsonFields(node, "");
  }

  /** Returns a new empty object. */
  static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  /** Returns all keys, sorted. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  boolean has(String key) {
    return node.has(key);
  }

  /**
   * Demands that the object has exactly these keys.
   *
   * @throws IllegalArgumentException naming the key that is missing or not known
   */
  JsonFields requireExactly(String... keys) {
    Set<String> known = new TreeSet<>(Arrays.asList(keys));
    for (String key : known) {
      required(key);
    }
    for (String key : keys()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(path + key + " is not a known key");
      }
    }
    return this;
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isTextual()) {
      throw wrongType(key, "text", value);
    }
    return value.textValue();
  }

  /** Demands that a text has one value, as the name of a schema. */
  void requireText(String key, String expected) {
    String found = text(key);
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          path + key + " must be '" + expected + "', was '" + found + "'");
    }
  }

  long integer(String key) {
    JsonNode value = required(key);
    if (!(value.isIntegralNumber() && value.canConvertToLong())) {
      throw wrongType(key, "an integer", value);
    }
    return value.longValue();
  }

  double number(String key) {
    JsonNode value = required(key);
    if (!value.isNumber()) {
      throw wrongType(key, "a number", value);
    }
    return value.doubleValue();
  }

  boolean flag(String key) {
    JsonNode value = required(key);
    if (!value.isBoolean()) {
      throw wrongType(key, "true or false", value);
    }
    return value.booleanValue();
  }

  JsonFields object(String key) {
    JsonNode value = required(key);
    if (!value.isObject()) {
      throw wrongType(key, "an object", value);
    }
    return new JsonFields(value, path + key + ".");
  }

  List<JsonFields> objects(String key) {
    JsonNode value = required(key);
    if (!value.isArray()) {
      throw wrongType(key, "a list", value);
    }
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode element : value) {
      String place = key + "[" + objects.size() + "]";
      if (!element.isObject()) {
        throw wrongType(place, "an object", element);
      }
      objects.add(new JsonFields(element, path + place + "."));
    }
    return objects;
  }

  /** Returns a list of numbers. */
  double[] numbers(String key) {
    JsonNode value = required(key);
    if (!value.isArray()) {
      throw wrongType(key, "a list of numbers", value);
    }
    double[] numbers = new double[value.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!value.get(i).isNumber()) {
        throw wrongType(key + "[" + i + "]", "a number", value.get(i));
      }
      numbers[i] = value.get(i).doubleValue();
    }
    return numbers;
  }

  /** Returns a list of integers. */
  int[] integers(String key) {
    double[] numbers = numbers(key);
    int[] integers = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      integers[i] = (int) numbers[i];
      if (integers[i] != numbers[i]) {
        throw new IllegalArgumentException(
            path + key + "[" + i + "] must be an integer, was " + numbers[i]);
      }
    }
    return integers;
  }

  private JsonNode required(String key) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(path + key + " is missing");
    }
    return value;
  }

  private IllegalArgumentException wrongType(String key, String expected, JsonNode value) {
    return new IllegalArgumentException(
        path + key + " must be " + expected + ", was " + value.getNodeType());
  }
}
