package io.foreshock.adapter.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the cells of answers, digit by digit as the exchange sent them. */
final class JsonCells {

  /** More digits than any price or volume has; keeps 1e999999999 from becoming a text. */
  private static final int MOST_DIGITS = 40;

  /** The end of the year 9999: no exchange means anything later. */
  private static final long LATEST_MS = 253_402_300_799_999L;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonCells() {}

  /** Reads a whole answer. */
  static JsonNode parse(byte[] body) throws IOException {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new MalformedPageException("is cut short or no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the elements of a list. */
  static List<JsonNode> list(JsonNode node, String what) throws MalformedPageException {
    if (!node.isArray()) {
      throw new MalformedPageException("has no list of " + what);
    }
    List<JsonNode> elements = new ArrayList<>(node.size());
    node.forEach(elements::add);
    return elements;
  }

  /**
   * Returns a row.
   *
   * @param array the exchange's row
   * @param unitMs milliseconds of the unit of its time, which stands first
   * @param at where open, high, low, close and, where there is one, volume stand
   */
  static Row candle(JsonNode array, long unitMs, int... at) throws MalformedPageException {
    List<String> cells = new ArrayList<>(at.length);
    for (int place : at) {
      cells.add(number(array.path(place)));
    }
    return new Row(time(array.path(0), unitMs), cells);
  }

  /** Returns a time, epoch milliseconds. */
  static long time(JsonNode node, long unitMs) throws MalformedPageException {
    long time = node.longValue();
    if (!(node.isIntegralNumber()
        && node.canConvertToLong()
        && time >= 0
        && time <= LATEST_MS / unitMs)) {
      throw new MalformedPageException("has '" + node.asText() + "' where a time should be");
    }
    return time * unitMs;
  }

  /** Returns a decimal number as text, whether it came as a number or as text. */
  static String number(JsonNode node) throws MalformedPageException {
    try {
      if (node.isNumber() || (node.isTextual() && node.asText().length() <= MOST_DIGITS)) {
        return plain(node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText()));
      }
    } catch (NumberFormatException e) {
      // told below, with everything else that is no number
    }
    throw new MalformedPageException("has '" + node.asText() + "' where a number should be");
  }

  private static String plain(BigDecimal value) {
    if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
      throw new NumberFormatException("too many digits");
    }
    return value.toPlainString();
  }
}
