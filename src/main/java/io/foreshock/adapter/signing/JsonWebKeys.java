package io.foreshock.adapter.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.publication.KeySetReader;
import io.foreshock.publication.TrustedKey;
import io.foreshock.publication.TrustedKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Key sets as JSON (RFC 7517, section 5). Beside the keys stands the list of those taken back,
 * which the standard lets other readers pass over: a key taken back is not among the keys.
 */
public final class JsonWebKeys implements KeySetReader {

  private static final String KEYS = "keys";
  private static final String REVOCATIONS = "revocations";
  private static final String KEY_ID = "kid";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public TrustedKeys read(byte[] document) {
    JsonNode json = parsed(document);
    if (!json.path(KEYS).isArray()) {
      throw new IllegalArgumentException("keys must be an array of JSON Web Keys");
    }
    List<TrustedKey> keys = new ArrayList<>();
    json.path(KEYS).forEach(each -> curve(each).ifPresent(curve -> keys.add(key(each, curve))));
    List<TrustedKeys.Revocation> revocations = new ArrayList<>();
    json.path(REVOCATIONS).forEach(each -> revocations.add(revocation(each)));
    return new TrustedKeys(keys, revocations);
  }

  private static JsonNode parsed(byte[] document) {
    try {
      return MAPPER.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e, e);
    }
  }

  /** Keys of other kinds are passed over, as the standard asks. */
  private static Optional<TrustedKey.Curve> curve(JsonNode json) {
    return Arrays.stream(TrustedKey.Curve.values())
        .filter(curve -> curve.keyType().equals(json.path("kty").asText()))
        .filter(curve -> curve.label().equals(json.path("crv").asText()))
        .findFirst();
  }

  private static TrustedKey key(JsonNode json, TrustedKey.Curve curve) {
    TrustedKey key =
        new TrustedKey(
            curve,
            json.path("x").asText(),
            Optional.ofNullable(json.get("y")).map(JsonNode::asText),
            json.path("notBeforeMs").asLong(),
            json.has("notAfterMs")
                ? OptionalLong.of(json.path("notAfterMs").asLong())
                : OptionalLong.empty());
    String keyId = json.path(KEY_ID).asText();
    if (!keyId.equals(key.keyId())) {
      throw new IllegalArgumentException(
          "kid must be the thumbprint " + key.keyId() + ", was '" + keyId + "'");
    }
    return key;
  }

  private static TrustedKeys.Revocation revocation(JsonNode json) {
    String keyId = json.path(KEY_ID).asText();
    if (keyId.isEmpty()) {
      throw new IllegalArgumentException("revocations must name a kid, was " + json);
    }
    return new TrustedKeys.Revocation(
        keyId, json.path("revokedAtMs").asLong(), json.path("reason").asText());
  }

  /** Returns the JSON of a key set. */
  static String write(TrustedKeys keys) {
    ObjectNode json = MAPPER.createObjectNode();
    json.putArray(KEYS).addAll(keys.keys().stream().map(JsonWebKeys::json).toList());
    json.putArray(REVOCATIONS).addAll(keys.revocations().stream().map(JsonWebKeys::json).toList());
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode json(TrustedKey key) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("kty", key.curve().keyType()).put("crv", key.curve().label()).put("x", key.x());
    key.y().ifPresent(second -> json.put("y", second));
    json.put(KEY_ID, key.keyId()).put("use", "sig").put("notBeforeMs", key.notBeforeMs());
    key.notAfterMs().ifPresent(last -> json.put("notAfterMs", last));
    return json;
  }

  private static ObjectNode json(TrustedKeys.Revocation revocation) {
    return MAPPER
        .createObjectNode()
        .put(KEY_ID, revocation.keyId())
        .put("revokedAtMs", revocation.revokedAtMs())
        .put("reason", revocation.reason());
  }
}
