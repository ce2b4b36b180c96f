package io.foreshock.adapter.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.market.Side;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Cells that more than one part of the report writes. */
final class JsonCells {

  private JsonCells() {}

  /** Writes a number, or null where there is none. */
  static void put(ObjectNode node, String name, OptionalDouble number) {
    node.put(name, number.isPresent() ? (Double) number.getAsDouble() : null);
  }

  /** Returns the number, or null where there is none. */
  static @Nullable Integer orNull(OptionalInt number) {
    return number.isPresent() ? (Integer) number.getAsInt() : null;
  }

  /** Returns the name of a side. */
  static String code(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
