package io.foreshock.adapter.snapshot;

import com.fasterxml.jackson.databind.node.TextNode;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.RegimeView;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.MarketId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;

/** Finds the codec of a type. */
final class Codecs {

  private Codecs() {}

  /**
   * Returns the codec of a type.
   *
   * @throws IllegalStateException if there is none
   */
  static Codec of(Type type) {
    return switch (type) {
      case ParameterizedType generic -> container(generic);
      case Class<?> plain -> plain(plain);
      default -> throw none(type);
    };
  }

  private static Codec container(ParameterizedType type) {
    Codec[] inner =
        Arrays.stream(type.getActualTypeArguments()).map(Codecs::of).toArray(Codec[]::new);
    Type raw = type.getRawType();
    if (raw == Optional.class) {
      return Containers.optional(inner[0]);
    }
    if (raw == List.class) {
      return Containers.list(inner[0]);
    }
    if (raw == Set.class) {
      return Containers.set(inner[0]);
    }
    if (raw == Map.class || raw == SortedMap.class) {
      return Containers.map(inner[0], inner[1]);
    }
    throw none(type);
  }

  private static Codec plain(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return Scalars.LONG;
    }
    if (type == int.class) {
      return Scalars.INT;
    }
    if (type == boolean.class) {
      return Scalars.BOOLEAN;
    }
    if (type == double.class || type == Double.class) {
      return Scalars.DOUBLE;
    }
    if (type == double[].class) {
      return Scalars.DOUBLES;
    }
    if (type == String.class) {
      return Scalars.TEXT;
    }
    if (type == OptionalLong.class) {
      return Containers.OPTIONAL_LONG;
    }
    return composed(type);
  }

  private static Codec composed(Class<?> type) {
    if (type == MarketId.class) {
      return CoreTypes.MARKET_ID;
    }
    if (type == TailForecast.class) {
      return CoreTypes.TAIL;
    }
    if (type == Combination.class) {
      return CoreTypes.COMBINATION;
    }
    if (type == RegimeView.class) {
      return CoreTypes.REGIME_VIEW;
    }
    if (type.isEnum()) {
      return enumeration(type);
    }
    if (type.isRecord()) {
      return new RecordCodec(type);
    }
    throw none(type);
  }

  private static Codec enumeration(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return new Scalars.Scalar(
        type.getSimpleName() + Arrays.toString(constants),
        value -> TextNode.valueOf(((Enum<?>) value).name()),
        node ->
            Arrays.stream(constants)
                .filter(constant -> ((Enum<?>) constant).name().equals(node.textValue()))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        type.getSimpleName() + " must be one of its names, was " + node)));
  }

  private static IllegalStateException none(Type type) {
    return new IllegalStateException("a snapshot cannot hold a " + type);
  }
}
