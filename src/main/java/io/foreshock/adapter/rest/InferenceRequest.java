package io.foreshock.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.application.LearnedScorer;
import jakarta.ws.rs.ClientErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of the Open Inference Protocol v2, read and checked against the model it is for.
 *
 * @param id comes back with the answer; null without one
 * @param windows for each forecast the rows of inputs that it takes
 * @param outputs names of the outputs wanted
 */
record InferenceRequest(@Nullable String id, double[][][] windows, List<String> outputs) {

  /** Forecasts of one request. */
  static final int MOST_FORECASTS = 1_024;

  /** Bytes of one request: as many forecasts of nets fit in, every digit written. */
  static final long MOST_BYTES = 16L << 20;

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_SHOWN = 80;
  private static final int MOST_PARTS_SHOWN = 8;
  private static final String TENSOR = "inputs[0]";

  /**
   * Reads a request.
   *
   * @throws InferenceException naming what is wrong with it
   */
  static InferenceRequest read(InputStream body, ObjectMapper mapper, LearnedScorer scorer) {
    JsonNode json = json(body, mapper);
    if (!json.isObject()) {
      throw InferenceException.bad("the body must be a JSON object, was " + shown(json));
    }
    JsonNode inputs = json.path("inputs");
    if (!inputs.isArray() || inputs.size() != 1) {
      throw InferenceException.bad("inputs must be an array of one tensor, was " + shown(inputs));
    }
    return new InferenceRequest(
        id(json.path("id")), windows(inputs.get(0), scorer), outputs(json.path("outputs")));
  }

  private static JsonNode json(InputStream body, ObjectMapper mapper) {
    try {
      return mapper.readTree(new LimitedBody(body, MOST_BYTES));
    } catch (JsonProcessingException malformed) {
      throw InferenceException.bad(
          "the body is not well-formed JSON: " + malformed.getOriginalMessage());
    } catch (ClientErrorException _) {
      throw InferenceException.tooLarge(
          "the body must not have more than " + MOST_BYTES + " bytes");
    } catch (IOException _) {
      throw InferenceException.bad("the body could not be read to its end");
    }
  }

  private static @Nullable String id(JsonNode id) {
    if (id.isMissingNode() || id.isNull()) {
      return null;
    }
    if (!id.isTextual() || id.textValue().length() > LONGEST_ID) {
      throw InferenceException.bad(
          "id must be a text of at most " + LONGEST_ID + " characters, was " + shown(id));
    }
    return id.textValue();
  }

  private static List<String> outputs(JsonNode outputs) {
    List<String> all = List.of(InferenceDocument.LOG_VARIANCE, InferenceDocument.VARIANCE);
    if (outputs.isMissingNode() || outputs.isNull()) {
      return all;
    }
    if (!outputs.isArray() || outputs.isEmpty() || outputs.size() > all.size()) {
      throw InferenceException.bad("outputs must be an array of one or two, was " + shown(outputs));
    }
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      JsonNode name = outputs.get(i).path("name");
      if (!all.contains(name.textValue()) || wanted.contains(name.textValue())) {
        throw InferenceException.bad(
            "outputs["
                + i
                + "].name must be log_variance or variance, each once, was "
                + shown(name));
      }
      wanted.add(name.textValue());
    }
    return wanted;
  }

  private static double[][][] windows(JsonNode tensor, LearnedScorer scorer) {
    requireText(tensor, "name", InferenceDocument.INPUT);
    requireText(tensor, "datatype", InferenceDocument.DATATYPE);
    int[] shape = shape(tensor.path("shape"), scorer);
    double[] flat = TensorData.read(TENSOR + ".data", tensor.path("data"), shape);
    int width = scorer.inputs().size();
    double[][][] windows = new double[shape[0]][scorer.rows()][width];
    int at = 0;
    for (double[][] window : windows) {
      for (double[] row : window) {
        System.arraycopy(flat, at, row, 0, width);
        at += width;
      }
    }
    return windows;
  }

  private static void requireText(JsonNode tensor, String field, String expected) {
    JsonNode found = tensor.path(field);
    if (!expected.equals(found.textValue())) {
      throw InferenceException.bad(
          TENSOR + "." + field + " must be " + expected + ", was " + shown(found));
    }
  }

  private static int[] shape(JsonNode found, LearnedScorer scorer) {
    int width = scorer.inputs().size();
    int[] expected =
        switch (scorer.kind()) {
          case TREES -> new int[] {MOST_FORECASTS, width};
          case NETS -> new int[] {MOST_FORECASTS, scorer.rows(), width};
        };
    boolean fits = found.isArray() && found.size() == expected.length;
    for (int d = 0; fits && d < expected.length; d++) {
      JsonNode size = found.get(d);
      fits = size.isInt() && (d == 0 ? isCount(size.intValue()) : size.intValue() == expected[d]);
    }
    if (!fits) {
      throw InferenceException.bad(
          TENSOR + ".shape must be " + form(expected) + ", was " + shown(found));
    }
    expected[0] = found.get(0).intValue();
    return expected;
  }

  private static boolean isCount(int forecasts) {
    return forecasts >= 1 && forecasts <= MOST_FORECASTS;
  }

  private static String form(int[] expected) {
    StringBuilder form = new StringBuilder("[1 to " + MOST_FORECASTS);
    for (int d = 1; d < expected.length; d++) {
      form.append(", ").append(expected[d]);
    }
    return form.append(']').toString();
  }

  /** Shows a value; one with parts by what it is, since it may be long. */
  static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "not there";
    }
    boolean large = value.isContainerNode() && value.size() > MOST_PARTS_SHOWN;
    String text = large ? "of " + value.size() + " parts" : value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
