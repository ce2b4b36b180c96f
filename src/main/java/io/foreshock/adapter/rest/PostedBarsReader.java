package io.foreshock.adapter.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.foreshock.market.PriceBar;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request with bars as a stream, so that a large one needs no tree in memory. Every fault
 * is told with its JSON pointer, up to a number of them; values that are well formed but impossible
 * are left to the intake.
 */
final class PostedBarsReader {

  private static final int MOST_FAULTS = 20;
  private static final int LONGEST_SYMBOL = 256;
  private static final String ROOT = "";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;
  private final List<InvalidPart> faults = new ArrayList<>();
  private final Map<String, PostedBars.OfSymbol> bySymbol = new LinkedHashMap<>();
  private OptionalLong barLengthSeconds = OptionalLong.empty();
  private boolean barsGiven;

  private PostedBarsReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a request.
   *
   * @throws InvalidRequestException naming each part that is missing or of the wrong type
   */
  static PostedBars read(InputStream body) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      return read(parser);
    } catch (IOException e) {
      throw InvalidRequestException.inBody(ROOT, "the body could not be read to its end");
    }
  }

  private static PostedBars read(JsonParser parser) throws IOException {
    PostedBarsReader reader = new PostedBarsReader(parser);
    try {
      reader.readDocument();
    } catch (JsonProcessingException e) {
      reader.fault(pointer(parser), "not well-formed JSON: " + e.getOriginalMessage());
    }
    if (!reader.faults.isEmpty()) {
      throw new InvalidRequestException(reader.faults);
    }
    return new PostedBars(reader.bySymbol, reader.barLengthSeconds);
  }

  private static String pointer(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private void fault(String pointer, String detail) {
    faults.add(InvalidPart.inBody(pointer, detail));
    if (faults.size() == MOST_FAULTS) {
      throw new InvalidRequestException(faults);
    }
  }

  private void readDocument() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      fault(ROOT, "the body must be a JSON object with bars");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      readMember(parser.currentName());
    }
    if (!barsGiven) {
      fault("/bars", "bars must be given");
    }
    if (parser.nextToken() != null) {
      fault(ROOT, "the body must end after the JSON object");
    }
  }

  private void readMember(String name) throws IOException {
    JsonToken token = parser.nextToken();
    switch (name) {
      case "bars" -> readBars(token);
      case "barLengthSeconds" -> readBarLength(token);
      default -> parser.skipChildren();
    }
  }

  private void readBarLength(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT) {
      barLengthSeconds = OptionalLong.of(parser.getLongValue());
    } else if (token != JsonToken.VALUE_NULL) {
      wrongType("barLengthSeconds must be an integer");
    }
  }

  private void readBars(JsonToken token) throws IOException {
    barsGiven = true;
    if (token != JsonToken.START_ARRAY) {
      wrongType("bars must be an array");
      return;
    }
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        readBar(index);
      } else {
        wrongType("a bar must be an object");
      }
    }
  }

  private void wrongType(String detail) throws IOException {
    fault(pointer(parser), detail);
    parser.skipChildren();
  }

  private void readBar(int index) throws IOException {
    Fields fields = new Fields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      readField(fields, name, parser.nextToken());
    }
    String symbol = required(index, "symbol", fields.symbol);
    Long timestamp = required(index, "timestamp", fields.timestamp);
    Double close = required(index, "close", fields.close);
    if (symbol != null && timestamp != null && close != null) {
      bySymbol
          .computeIfAbsent(symbol, first -> new PostedBars.OfSymbol(index, new ArrayList<>()))
          .bars()
          .add(fields.bar(timestamp, close));
    }
  }

  /** Tells of a missing member, unless a fault of it has been told already. */
  private <T> @Nullable T required(int index, String name, @Nullable T value) {
    String pointer = "/bars/" + index + "/" + name;
    if (value == null && faults.stream().noneMatch(part -> pointer.equals(part.pointer()))) {
      fault(pointer, name + " must be given");
    }
    return value;
  }

  private void readField(Fields fields, String name, JsonToken token) throws IOException {
    switch (name) {
      case "timestamp" -> fields.timestamp = timestamp(token);
      case "symbol" -> fields.symbol = symbol(token);
      case "close" -> fields.close = number(name, token);
      case "open" -> fields.open = numberOrUnknown(name, token);
      case "high" -> fields.high = numberOrUnknown(name, token);
      case "low" -> fields.low = numberOrUnknown(name, token);
      case "volume" -> fields.volume = numberOrUnknown(name, token);
      default -> parser.skipChildren();
    }
  }

  private @Nullable Long timestamp(JsonToken token) throws IOException {
    try {
      if (token == JsonToken.VALUE_NUMBER_INT) {
        return Parameters.requireInRange(parser.getLongValue());
      }
      if (token == JsonToken.VALUE_STRING) {
        return Parameters.epochMs(parser.getText());
      }
    } catch (DateTimeException _) {
      // Told below, like a wrong type.
    }
    wrongType("timestamp must be ISO-8601 with its offset or epoch milliseconds");
    return null;
  }

  private @Nullable String symbol(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING
        && !parser.getText().isBlank()
        && parser.getText().length() <= LONGEST_SYMBOL) {
      return parser.getText();
    }
    wrongType("symbol must be text of 1 to " + LONGEST_SYMBOL + " characters");
    return null;
  }

  private double numberOrUnknown(String name, JsonToken token) throws IOException {
    Double number = token == JsonToken.VALUE_NULL ? null : number(name, token);
    return number == null ? Double.NaN : number;
  }

  private @Nullable Double number(String name, JsonToken token) throws IOException {
    if (token.isNumeric()) {
      return parser.getDoubleValue();
    }
    wrongType(name + " must be a number");
    return null;
  }

  /** What has been read of one bar. */
  private static final class Fields {
    private @Nullable Long timestamp;
    private @Nullable String symbol;
    private @Nullable Double close;
    private double open = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double volume = Double.NaN;

    PriceBar bar(long openTimeMs, double knownClose) {
      return new PriceBar(openTimeMs, open, high, low, knownClose, volume);
    }
  }
}
