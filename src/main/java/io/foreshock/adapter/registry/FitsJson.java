package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;

/**
 * Remembered fits in compressed JSON: {@code {"schema": ..., "fits": {key: parameters}}}, where
 * parameters are the IEEE 754 bits of each, 16 hexadecimal digits, one after the other, so that
 * they come back bit for bit.
 */
final class FitsJson {

  static final String SCHEMA = "model-fits/1";

  private static final int DIGITS = 16;
  private static final int RADIX = 16;

  private FitsJson() {}

  /**
   * Reads fits.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static Map<String, double[]> read(JsonFields json) {
    json.requireExactly("schema", "fits").requireText("schema", SCHEMA);
    JsonFields entries = json.object("fits");
    Map<String, double[]> fits = new HashMap<>();
    for (String key : entries.keys()) {
      fits.put(key, parameters(key, entries.text(key)));
    }
    return fits;
  }

  private static double[] parameters(String key, String digits) {
    if (digits.length() % DIGITS != 0) {
      throw new IllegalArgumentException("fits." + key + " must have 16 digits a number");
    }
    double[] parameters = new double[digits.length() / DIGITS];
    for (int i = 0; i < parameters.length; i++) {
      int at = i * DIGITS;
      parameters[i] = number(key, digits.substring(at, at + DIGITS));
    }
    return parameters;
  }

  private static double number(String key, String digits) {
    double number;
    try {
      number = Double.longBitsToDouble(Long.parseUnsignedLong(digits, RADIX));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("fits." + key + " has no number in " + digits, e);
    }
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("fits." + key + " must be finite, was " + number);
    }
    return number;
  }

  /** Returns fits as compressed bytes; the same fits give the same bytes. */
  static byte[] write(SortedMap<String, double[]> fits) {
    ObjectNode json = JsonFields.newObject().put("schema", SCHEMA);
    ObjectNode entries = json.putObject("fits");
    fits.forEach((key, parameters) -> entries.put(key, digits(parameters)));
    return compressed(JsonBytes.compact(json));
  }

  private static String digits(double[] parameters) {
    StringBuilder digits = new StringBuilder(parameters.length * DIGITS);
    for (double parameter : parameters) {
      String hex = Long.toHexString(Double.doubleToRawLongBits(parameter));
      digits.repeat('0', DIGITS - hex.length()).append(hex);
    }
    return digits.toString();
  }

  /** Java's gzip header holds no time and no name. */
  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
