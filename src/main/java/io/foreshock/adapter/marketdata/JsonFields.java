package io.foreshock.adapter.marketdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads required fields of a JSON object; errors name the source and the field. */
final class JsonFields {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode node;
  private final String source;

  private JsonFields(JsonNode node, String source) {
    this.node = node;
    this.source = source;
  }

  static JsonFields parse(String json, String source) {
    try {
      return new JsonFields(MAPPER.readTree(json), source);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          source + ": not JSON at line " + e.getLocation().getLineNr(), e);
    }
  }

  String text(String field) {
    JsonNode value = required(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(source + ": '" + field + "' must be text, was " + value);
    }
    return value.textValue();
  }

  long integer(String field) {
    JsonNode value = required(field);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(
          source + ": '" + field + "' must be an integer, was " + value);
    }
    return value.longValue();
  }

  <T extends Enum<T>> T constant(String field, Class<T> type) {
    String text = text(field);
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          source
              + ": '"
              + field
              + "' must be one of "
              + List.of(type.getEnumConstants())
              + ", was '"
              + text
              + "'",
          e);
    }
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(field)) {
      texts.add(element.asText());
    }
    return texts;
  }

  List<JsonFields> objects(String field) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode element : array(field)) {
      objects.add(new JsonFields(element, source + ", " + field + "[" + objects.size() + "]"));
    }
    return objects;
  }

  boolean has(String field) {
    return node.has(field);
  }

  String source() {
    return source;
  }

  private JsonNode array(String field) {
    JsonNode value = required(field);
    if (!value.isArray()) {
      throw new IllegalArgumentException(source + ": '" + field + "' must be a list, was " + value);
    }
    return value;
  }

  private JsonNode required(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(source + ": no field '" + field + "'");
    }
    return value;
  }
}
