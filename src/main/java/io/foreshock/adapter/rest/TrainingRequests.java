package io.foreshock.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.model.ClassGroup;
import java.io.IOException;
import java.io.InputStream;

/** Reads what a training, a promotion or a rollback is asked for with. */
final class TrainingRequests {

  private static final int MOST_BYTES = 4096;
  private static final String GROUP = "/group";

  private TrainingRequests() {}

  /**
   * Returns the group a body names.
   *
   * @throws InvalidRequestException naming the part at fault
   */
  static ClassGroup group(InputStream body, ObjectMapper mapper) {
    JsonNode group = json(body, mapper).at(GROUP);
    if (!group.isTextual()) {
      throw InvalidRequestException.inBody(
          GROUP,
          "group must be crypto or exchange, "
              + (group.isMissingNode() ? "there was none" : "was " + group));
    }
    try {
      return ClassGroup.ofCode(group.textValue());
    } catch (IllegalArgumentException unknown) {
      throw InvalidRequestException.inBody(GROUP, String.valueOf(unknown.getMessage()));
    }
  }

  /** Returns a body as JSON. */
  static JsonNode json(InputStream body, ObjectMapper mapper) {
    try {
      return mapper.readTree(new LimitedBody(body, MOST_BYTES));
    } catch (JsonProcessingException malformed) {
      throw InvalidRequestException.inBody(
          "", "not well-formed JSON: " + malformed.getOriginalMessage());
    } catch (IOException broken) {
      throw InvalidRequestException.inBody("", "the body could not be read to its end");
    }
  }
}
