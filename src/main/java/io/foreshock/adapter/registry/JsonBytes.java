package io.foreshock.adapter.registry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as bytes that depend on the values alone: keys sorted by code unit, Unix line ends, numbers
 * as Java prints them, a list of numbers on one line.
 */
final class JsonBytes {

  private static final String INDENT = "  ";

  private JsonBytes() {}

  /** Returns the compact form, to be hashed. */
  static byte[] compact(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, text, null);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the indented form with a line end, to be read by people. */
  static byte[] indented(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, text, "\n");
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, StringBuilder text, @Nullable String lineStart) {
    if (node.isObject()) {
      writeObject(node, text, lineStart);
    } else if (node.isArray()) {
      writeArray(node, text, lineStart);
    } else {
      writeScalar(node, text);
    }
  }

  /** Writes what the library writes; it makes a generator for each number and text. */
  private static void writeScalar(JsonNode node, StringBuilder text) {
    if (node.isTextual()) {
      quote(node.textValue(), text);
    } else if (node.isInt() || node.isLong() || node.isDouble()) {
      text.append(node.asText());
    } else {
      text.append(node);
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, text);
    text.append('"');
  }

  private static void writeObject(JsonNode node, StringBuilder text, @Nullable String lineStart) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    String inner = lineStart == null ? null : lineStart + INDENT;
    text.append('{');
    Iterator<Map.Entry<String, JsonNode>> entries = sorted.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, JsonNode> entry = entries.next();
      startLine(text, inner);
      quote(entry.getKey(), text);
      text.append(lineStart == null ? ":" : ": ");
      write(entry.getValue(), text, inner);
      text.append(entries.hasNext() ? "," : "");
    }
    startLine(text, sorted.isEmpty() ? null : lineStart);
    text.append('}');
  }

  private static void writeArray(JsonNode node, StringBuilder text, @Nullable String lineStart) {
    boolean numbers = true;
    for (JsonNode element : node) {
      numbers &= element.isNumber();
    }
    String inner = lineStart == null || numbers ? null : lineStart + INDENT;
    text.append('[');
    for (int i = 0; i < node.size(); i++) {
      startLine(text, inner);
      write(node.get(i), text, inner);
      text.append(i + 1 < node.size() ? "," : "");
    }
    startLine(text, numbers ? null : lineStart);
    text.append(']');
  }

  private static void startLine(StringBuilder text, @Nullable String lineStart) {
    if (lineStart != null) {
      text.append(lineStart);
    }
  }
}
