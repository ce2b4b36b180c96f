package io.foreshock.adapter.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.ClockMode;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.ContractDomain;
import io.foreshock.publication.ContractTerms;
import io.foreshock.publication.Health;
import io.foreshock.publication.MalformedSetException;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.SetReader;
import io.foreshock.publication.SetSignature;
import io.foreshock.publication.SignatureAlgorithm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON of a published set. What is signed is made anew from what was read, in canonical
 * form (RFC 8785), so spaces and the order of keys do not matter and nothing else can hide.
 */
public final class SetDocumentReader implements SetReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public ReceivedSet read(byte[] document) throws MalformedSetException {
    JsonNode json = parsed(document);
    SetForm.DOCUMENT.check("", json);
    try {
      return received((ObjectNode) json);
    } catch (IllegalArgumentException e) {
      throw new MalformedSetException(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parsed(byte[] document) throws MalformedSetException {
    try {
      return MAPPER.readTree(document);
    } catch (JsonProcessingException e) {
      throw new MalformedSetException("not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new MalformedSetException("cannot be read: " + e);
    }
  }

  private static ReceivedSet received(ObjectNode json) {
    require(json, "schema", MarginSet.SCHEMA);
    require(json, "status", CanonicalSetEncoder.ACTIVE);
    List<SetSignature> signatures = new ArrayList<>();
    json.path("signatures").forEach(each -> signatures.add(signature(each)));
    ObjectNode content = json.without("signatures");
    byte[] signedBytes = CanonicalSetEncoder.canonical(content);
    return new ReceivedSet(
        terms(content, signedBytes),
        constant(ClockMode.class, content, "clock"),
        signedBytes,
        signatures);
  }

  private static void require(JsonNode json, String key, String expected) {
    if (!text(json, key).equals(expected)) {
      throw new IllegalArgumentException(
          key + " must be " + expected + ", was '" + text(json, key) + "'");
    }
  }

  private static SetSignature signature(JsonNode json) {
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.labelled(text(json, "alg"))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "alg must be EdDSA or EIP712, was '" + text(json, "alg") + "'"));
    return new SetSignature(algorithm, text(json, "kid"), domain(json), text(json, "sig"));
  }

  private static Optional<ContractDomain> domain(JsonNode json) {
    return json.has("chainId") || json.has("verifyingContract")
        ? Optional.of(
            new ContractDomain(json.path("chainId").asLong(), text(json, "verifyingContract")))
        : Optional.empty();
  }

  private static ContractTerms terms(JsonNode json, byte[] signedBytes) {
    JsonNode provenance = json.path("provenance");
    return new ContractTerms(
        text(json, "marketId"),
        positive(json, "sequence"),
        hash(json, "prevHash"),
        number(json, "observedAtMs"),
        number(json, "validFromMs"),
        number(json, "expiresAtMs"),
        number(json, "imfPpm"),
        number(json, "mmfPpm"),
        number(json, "haircutPpm"),
        number(json, "imMultiplierPpm"),
        number(json, "mmMultiplierPpm"),
        constant(Regime.class, json.path("regime"), "label"),
        constant(Health.class, json, "health"),
        ContentHash.of(CanonicalSetEncoder.canonical(json.path("fallback"))),
        text(provenance, "modelHash"),
        text(provenance, "inputsHash"),
        ContentHash.of(signedBytes));
  }

  private static String text(JsonNode json, String key) {
    return json.path(key).asText();
  }

  private static long number(JsonNode json, String key) {
    return json.path(key).longValue();
  }

  private static long positive(JsonNode json, String key) {
    if (!(number(json, key) >= 1)) {
      throw new IllegalArgumentException(key + " must be at least 1, was " + number(json, key));
    }
    return number(json, key);
  }

  private static String hash(JsonNode json, String key) {
    if (!ContentHash.isHash(text(json, key))) {
      throw new IllegalArgumentException(
          key + " must be 64 lower-case hexadecimal digits, was '" + text(json, key) + "'");
    }
    return text(json, key);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String key) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text(json, key))) {
        return constant;
      }
    }
    throw new IllegalArgumentException(key + " is unknown: '" + text(json, key) + "'");
  }
}
