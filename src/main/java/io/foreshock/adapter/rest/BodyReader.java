package io.foreshock.adapter.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of a JSON body and collects every fault with its JSON pointer, up to a number of
 * them. What is at fault reads as nothing, so reading goes on; {@link #check} then refuses.
 */
final class BodyReader {

  private static final int MOST_FAULTS = 20;
  private static final int LONGEST_SHOWN = 80;

  private final List<InvalidPart> faults = new ArrayList<>();

  /**
   * Returns a body as JSON.
   *
   * @param mostBytes how many it may have
   * @throws InvalidRequestException if it is not well formed, or a member stands in it twice
   */
  static JsonNode json(InputStream body, ObjectMapper mapper, long mostBytes) {
    try (JsonParser parser = mapper.createParser(new LimitedBody(body, mostBytes))) {
      parser.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
      JsonNode json =
          mapper.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser);
      if (json == null || !json.isObject()) {
        throw InvalidRequestException.inBody("", "the body must be a JSON object");
      }
      return json;
    } catch (JsonProcessingException malformed) {
      throw InvalidRequestException.inBody(
          "", "not well-formed JSON: " + malformed.getOriginalMessage());
    } catch (IOException _) {
      throw InvalidRequestException.inBody("", "the body could not be read to its end");
    }
  }

  /** Notes a fault. */
  void fault(String pointer, String detail) {
    faults.add(InvalidPart.inBody(pointer, detail));
    if (faults.size() == MOST_FAULTS) {
      throw new InvalidRequestException(faults);
    }
  }

  /** Refuses the body if there was a fault. */
  void check() {
    if (!faults.isEmpty()) {
      throw new InvalidRequestException(faults);
    }
  }

  /** Notes every member that has none of the names. */
  void only(JsonNode object, String pointer, Set<String> names) {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!names.contains(name)) {
            fault(pointer + "/" + escaped(name), "is none of " + names.stream().sorted().toList());
          }
        });
  }

  private static String escaped(String name) {
    return shown(name).replace("~", "~0").replace("/", "~1");
  }

  /** Returns the elements of an array; none, and a fault, where a required one is missing. */
  List<JsonNode> array(JsonNode object, String parent, String name, boolean required, int most) {
    JsonNode array = object.path(name);
    String pointer = parent + "/" + name;
    if (array.isMissingNode() || array.isNull()) {
      if (required) {
        fault(pointer, name + " must be given, and may be []");
      }
      return List.of();
    }
    if (!array.isArray()) {
      fault(pointer, name + " must be an array, was " + shown(array));
      return List.of();
    }
    if (array.size() > most) {
      throw new TooLargeException(
          pointer, name + " may have " + most + " entries, had " + array.size());
    }
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  /** Returns the elements of an array that must have one to so many; none after a fault. */
  List<JsonNode> filled(JsonNode object, String parent, String name, int most) {
    JsonNode array = object.path(name);
    if (!array.isArray() || array.isEmpty() || array.size() > most) {
      String found = array.isArray() ? "had " + array.size() : "was " + shown(array);
      fault(parent + "/" + name, name + " must be an array of 1 to " + most + ", " + found);
      return List.of();
    }
    return array(object, parent, name, true, most);
  }

  /** Returns an object; an empty one where it may be and is absent, or is no object. */
  JsonNode object(JsonNode object, String parent, String name, boolean required) {
    JsonNode found = object.path(name);
    boolean absent = found.isMissingNode() || found.isNull();
    if (!found.isObject() && (required || !absent)) {
      fault(parent + "/" + name, name + " must be an object, was " + shown(found));
    }
    return found.isObject() ? found : JsonNodeFactory.instance.objectNode();
  }

  /** Returns a date that must be given. */
  Optional<LocalDate> date(JsonNode object, String pointer, String name) {
    JsonNode found = object.path(name);
    try {
      return Optional.of(LocalDate.parse(found.asText()));
    } catch (DateTimeParseException _) {
      fault(pointer + "/" + name, name + " must be a date such as 2008-09-15, was " + shown(found));
      return Optional.empty();
    }
  }

  /** Returns a text that must be given. */
  String text(JsonNode object, String pointer, String name, int longest) {
    JsonNode found = object.path(name);
    if (!found.isTextual() || found.textValue().isEmpty() || found.textValue().length() > longest) {
      fault(
          pointer + "/" + name,
          name + " must be a text of 1 to " + longest + " characters, was " + shown(found));
      return "";
    }
    return found.textValue();
  }

  /** Returns one of the constants of an enum; empty where it may be and is absent. */
  <E extends Enum<E>> Optional<E> constant(
      JsonNode object, String pointer, String name, Class<E> type, boolean required) {
    JsonNode found = object.path(name);
    if (!required && (found.isMissingNode() || found.isNull())) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(found.textValue())) {
        return Optional.of(constant);
      }
    }
    fault(
        pointer + "/" + name,
        name + " must be one of " + List.of(type.getEnumConstants()) + ", was " + shown(found));
    return Optional.empty();
  }

  /** Returns a finite number; empty where it may be and is absent. */
  OptionalDouble number(JsonNode object, String pointer, String name, boolean required) {
    JsonNode found = object.path(name);
    if (!required && (found.isMissingNode() || found.isNull())) {
      return OptionalDouble.empty();
    }
    if (!found.isNumber() || !Double.isFinite(found.doubleValue())) {
      fault(pointer + "/" + name, name + " must be a finite number, was " + shown(found));
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(found.doubleValue());
  }

  /** Returns a number within a range; empty where it may be and is absent. */
  OptionalDouble number(
      JsonNode object, String pointer, String name, boolean required, double above, double most) {
    OptionalDouble found = number(object, pointer, name, required);
    if (found.isPresent() && !(found.getAsDouble() > above && found.getAsDouble() <= most)) {
      fault(
          pointer + "/" + name,
          name
              + " must be above "
              + above
              + " and at most "
              + most
              + ", was "
              + found.getAsDouble());
      return OptionalDouble.empty();
    }
    return found;
  }

  /** Returns a whole number within a range; empty where it is absent. */
  OptionalLong integer(JsonNode object, String pointer, String name, long least, long most) {
    JsonNode found = object.path(name);
    if (found.isMissingNode() || found.isNull()) {
      return OptionalLong.empty();
    }
    if (!found.canConvertToLong()
        || !found.isIntegralNumber()
        || found.longValue() < least
        || found.longValue() > most) {
      fault(
          pointer + "/" + name,
          name + " must be a whole number in [" + least + ", " + most + "], was " + shown(found));
      return OptionalLong.empty();
    }
    return OptionalLong.of(found.longValue());
  }

  /** Returns a moment, epoch milliseconds, told as such or as an ISO-8601 instant. */
  OptionalLong moment(JsonNode object, String pointer, String name) {
    JsonNode found = object.path(name);
    if (found.isIntegralNumber() && found.canConvertToLong()) {
      return OptionalLong.of(found.longValue());
    }
    OptionalLong instant = instant(found.textValue());
    if (instant.isEmpty()) {
      fault(
          pointer + "/" + name,
          name + " must be epoch milliseconds or an ISO-8601 instant, was " + shown(found));
    }
    return instant;
  }

  private static OptionalLong instant(@Nullable String text) {
    try {
      return text == null
          ? OptionalLong.empty()
          : OptionalLong.of(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException _) {
      return OptionalLong.empty();
    }
  }

  /** Shows a value, cut where it is long. */
  static String shown(JsonNode value) {
    return value.isMissingNode() ? "not there" : shown(value.toString());
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
