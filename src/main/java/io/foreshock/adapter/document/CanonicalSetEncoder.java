package io.foreshock.adapter.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foreshock.policy.HeldRegime;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.publication.ContractDomain;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.Quality;
import io.foreshock.publication.Seal;
import io.foreshock.publication.SetEncoder;
import io.foreshock.publication.SetSignature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a set as canonical JSON (RFC 8785): keys sorted, no white space, integers only, UTF-8.
 *
 * <p>Every key is ASCII, so the order of Java strings is the order of UTF-16 code units that the
 * standard asks for; the library escapes strings as it asks, once told to write lower-case digits
 * and no escapes for characters outside the basic plane.
 */
public final class CanonicalSetEncoder implements SetEncoder {

  /** The only status there is. */
  static final String ACTIVE = "ACTIVE";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  @Override
  public byte[] encode(MarginSet set, String setId, Optional<Seal> seal) {
    Map<String, Object> document = document(set);
    if (!setId.isEmpty()) {
      document.put("setId", setId);
    }
    seal.ifPresent(by -> put(document, by));
    return canonical(document);
  }

  /**
   * Returns a tree of maps, lists, text, integers and flags, or of JSON nodes, in canonical form.
   *
   * @throws IllegalArgumentException if text in it is no Unicode
   */
  static byte[] canonical(Object tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
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
    set.quality().ifPresent(quality -> document.put("quality", quality(quality)));
    document.put("provenance", provenance(set.provenance()));
    return document;
  }

  private static void put(Map<String, Object> document, Seal seal) {
    document.put("sequence", seal.sequence());
    document.put("prevHash", seal.prevHash());
    if (!seal.signatures().isEmpty()) {
      document.put("signatures", seal.signatures().stream().map(each -> signature(each)).toList());
    }
  }

  private static Map<String, Object> signature(SetSignature signature) {
    Map<String, Object> document = new HashMap<>();
    document.put("alg", signature.algorithm().label());
    document.put("kid", signature.keyId());
    document.put("sig", signature.value());
    signature.domain().ifPresent(domain -> put(document, domain));
    return document;
  }

  private static void put(Map<String, Object> document, ContractDomain domain) {
    document.put("chainId", domain.chainId());
    document.put("verifyingContract", domain.verifyingContract());
  }

  private static Map<String, Object> quality(Quality quality) {
    return Map.of(
        "days", quality.days(),
        "light", quality.light().name(),
        "long", side(quality.longSide()),
        "short", side(quality.shortSide()));
  }

  private static Map<String, Object> side(Quality.SideQuality side) {
    return Map.of(
        "breaches", side.breaches(),
        "coveragePpm", side.coveragePpm(),
        "peakToTroughPpm", side.peakToTroughPpm(),
        "fiveDayRisePpm", side.fiveDayRisePpm(),
        "kupiecPpm", side.kupiecPpm(),
        "dynamicQuantilePpm", side.dynamicQuantilePpm(),
        "fz0ExcessPpm", side.fz0ExcessPpm(),
        "eValuePpm", side.eValuePpm());
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
