package io.foreshock.adapter.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foreshock.policy.HeldRegime;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.SetEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a set as canonical JSON (RFC 8785): keys sorted, no white space, integers only, UTF-8.
 *
 * <p>Every key is ASCII, so the order of Java strings is the order of UTF-16 code units that the
 * standard asks for; the library escapes strings as it asks, once told to write lower-case digits
 * and no escapes for characters outside the basic plane.
 */
public final class CanonicalSetEncoder implements SetEncoder {

  private static final String ACTIVE = "ACTIVE";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  @Override
  public byte[] encode(MarginSet set, String setId) {
    Map<String, Object> document = document(set);
    if (!setId.isEmpty()) {
      document.put("setId", setId);
    }
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("set " + setId + " cannot be written as JSON", e);
    }
  }

  private static Map<String, Object> document(MarginSet set) {
    Map<String, Object> document = new HashMap<>();
    document.put("schema", MarginSet.SCHEMA);
    document.put("status", ACTIVE);
    document.put("marketId", set.marketId().value());
    document.put("sequence", set.sequence());
    document.put("clock", set.clock().name());
    document.put("inSample", set.inSample());
    document.put("health", set.health().name());
    document.put("observedAtMs", set.observedAtMs());
    document.put("validFromMs", set.validFromMs());
    document.put("expiresAtMs", set.expiresAtMs());
    document.put("horizonHours", set.horizonHours());
    document.put("alphaPpm", set.alphaPpm());
    putParameters(document, set.parameters());
    document.put("regime", regime(set.parameters().regime(), set.regimeProbabilities()));
    document.put("fallback", fallback(set.fallback()));
    document.put("scheduledChanges", scheduled(set.parameters()));
    document.put("flags", set.flags());
    document.put("provenance", provenance(set.provenance()));
    return document;
  }

  private static void putParameters(Map<String, Object> document, MarginParameters parameters) {
    document.put("imfPpm", parameters.imfPpm());
    document.put("imfLongPpm", parameters.imfLongPpm());
    document.put("imfShortPpm", parameters.imfShortPpm());
    document.put("mmfPpm", parameters.mmfPpm());
    document.put("mmfLongPpm", parameters.mmfLongPpm());
    document.put("mmfShortPpm", parameters.mmfShortPpm());
    document.put("imMultiplierPpm", parameters.imMultiplierPpm());
    document.put("mmMultiplierPpm", parameters.mmMultiplierPpm());
    document.put("haircutPpm", parameters.haircutPpm());
  }

  private static Map<String, Object> regime(HeldRegime held, RegimeProbabilities probabilities) {
    return Map.of(
        "label", held.label().name(),
        "calmPpm", probabilities.calmPpm(),
        "elevatedPpm", probabilities.elevatedPpm(),
        "stressedPpm", probabilities.stressedPpm(),
        "enteredAtMs", held.enteredAtMs(),
        "dwellSeconds", held.dwellSeconds());
  }

  private static Map<String, Object> fallback(MarginSet.Fallback fallback) {
    Map<String, Object> decay =
        Map.of("everySeconds", fallback.everySeconds(), "stepPpm", fallback.stepPpm());
    Map<String, Object> terminal =
        Map.of(
            "imfPpm", fallback.imfPpm(),
            "mmfPpm", fallback.mmfPpm(),
            "haircutPpm", fallback.haircutPpm());
    return Map.of("decay", decay, "terminal", terminal);
  }

  private static List<Map<String, Object>> scheduled(MarginParameters parameters) {
    return parameters.scheduled().stream().map(CanonicalSetEncoder::scheduled).toList();
  }

  private static Map<String, Object> scheduled(ScheduledParameter change) {
    return Map.of(
        "parameter", change.parameter().name(),
        "ppm", change.ppm(),
        "effectiveAtMs", change.effectiveAtMs());
  }

  private static Map<String, Object> provenance(MarginSet.Provenance provenance) {
    return Map.of(
        "modelId", provenance.modelId(),
        "modelVersion", provenance.modelVersion(),
        "modelHash", provenance.modelHash(),
        "inputsHash", provenance.inputsHash(),
        "profile", provenance.profile());
  }
}
