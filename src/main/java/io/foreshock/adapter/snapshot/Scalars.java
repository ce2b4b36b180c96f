package io.foreshock.adapter.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HexFormat;
import java.util.function.Function;

/** Codecs of values without parts. Numbers come back bit for bit. */
final class Scalars {

  private static final int DIGITS = 16;

  static final Codec LONG =
      new Scalar("long", value -> LongNode.valueOf((Long) value), JsonNode::longValue);
  static final Codec INT =
      new Scalar("int", value -> LongNode.valueOf((Integer) value), JsonNode::intValue);
  static final Codec BOOLEAN =
      new Scalar("boolean", value -> BooleanNode.valueOf((Boolean) value), JsonNode::booleanValue);
  static final Codec TEXT =
      new Scalar("text", value -> TextNode.valueOf((String) value), JsonNode::textValue);
  static final Codec DOUBLE =
      new Scalar("double", value -> number((Double) value), Scalars::number);
  static final Codec DOUBLES =
      new Scalar("double[]", value -> digits((double[]) value), node -> numbers(node.textValue()));

  private Scalars() {}

  /** A codec made of two functions. */
  record Scalar(String form, Function<Object, JsonNode> writing, Function<JsonNode, Object> reading)
      implements Codec {

    @Override
    public JsonNode write(Object value) {
      return writing.apply(value);
    }

    @Override
    public Object read(JsonNode node) {
      return reading.apply(node);
    }
  }

  /** JSON has no infinity, which is a number of degrees of freedom here. */
  private static JsonNode number(double value) {
    return Double.isFinite(value)
        ? DoubleNode.valueOf(value)
        : TextNode.valueOf(Double.toString(value));
  }

  private static Object number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
  }

  /** Sixteen hexadecimal digits a number, its IEEE 754 bits: long arrays stay short and exact. */
  private static JsonNode digits(double[] values) {
    StringBuilder digits = new StringBuilder(values.length * DIGITS);
    for (double value : values) {
      digits.append(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value)));
    }
    return TextNode.valueOf(digits.toString());
  }

  private static double[] numbers(String digits) {
    double[] values = new double[digits.length() / DIGITS];
    for (int i = 0; i < values.length; i++) {
      long bits = HexFormat.fromHexDigitsToLong(digits, i * DIGITS, (i + 1) * DIGITS);
      values[i] = Double.longBitsToDouble(bits);
    }
    return values;
  }
}
