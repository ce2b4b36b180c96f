package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.application.PromoteModel;
import io.foreshock.model.ModelReference;
import java.io.InputStream;
import java.util.function.Function;

/** Reads what a promotion or a rollback is asked for with. */
final class StageRequests {

  private static final String VERSION = "/version";
  private static final String REASON = "/reason";

  private StageRequests() {}

  /**
   * What is asked for.
   *
   * @param reference which edition
   * @param reason why
   */
  record StageRequest(ModelReference reference, String reason) {}

  /**
   * Reads a request.
   *
   * @param modelId model of the path
   * @throws InvalidRequestException naming the part at fault
   * @throws PromoteModel.UnknownModelException if no model can have this name
   */
  static StageRequest read(String modelId, InputStream body, ObjectMapper mapper) {
    JsonNode json = TrainingRequests.json(body, mapper);
    ModelReference reference =
        checked(VERSION, text(json, VERSION), version -> reference(modelId, version));
    String reason = checked(REASON, text(json, REASON), PromoteModel::requireReason);
    return new StageRequest(reference, reason);
  }

  private static String text(JsonNode json, String pointer) {
    JsonNode value = json.at(pointer);
    if (!value.isTextual()) {
      throw InvalidRequestException.inBody(
          pointer,
          pointer.substring(1)
              + " must be a text, "
              + (value.isMissingNode() ? "there was none" : "was " + value));
    }
    return value.textValue();
  }

  private static <T> T checked(String pointer, String text, Function<String, T> check) {
    try {
      return check.apply(text);
    } catch (IllegalArgumentException bad) {
      throw InvalidRequestException.inBody(pointer, String.valueOf(bad.getMessage()));
    }
  }

  /**
   * A model that cannot be called so is one that is not there; a version like that is a mistake.
   */
  private static ModelReference reference(String modelId, String version) {
    if (!ModelReference.isName(modelId)) {
      throw new UnknownModelException(modelId);
    }
    return new ModelReference(modelId, version);
  }
}
