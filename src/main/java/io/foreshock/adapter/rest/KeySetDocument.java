package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.foreshock.publication.TrustedKey;
import io.foreshock.publication.TrustedKeys;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Public keys as a JSON Web Key Set.
 *
 * @param keys keys whose signatures hold
 * @param revocations keys taken back
 */
@RegisterForReflection
@Schema(name = "KeySet", description = "The keys that sets are signed with.")
record KeySetDocument(List<Key> keys, List<Revocation> revocations) {

  /** One key. */
  @RegisterForReflection
  @Schema(name = "Key")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Key(
      @Schema(examples = "OKP") String kty,
      @Schema(examples = "Ed25519") String crv,
      @Schema(examples = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") String x,
      @Schema(description = "Keys of secp256k1 alone.") @Nullable String y,
      @Schema(
              description = "Thumbprint (RFC 7638).",
              examples = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
          String kid,
      @Schema(examples = "sig") String use,
      @Schema(description = "From when it signs.", examples = "1795824000000") long notBeforeMs,
      @Schema(description = "Until when its signatures hold; absent while it signs.")
          @Nullable Long notAfterMs) {

    static Key of(TrustedKey key) {
      return new Key(
          key.curve().keyType(),
          key.curve().label(),
          key.x(),
          key.y().orElse(null),
          key.keyId(),
          "sig",
          key.notBeforeMs(),
          key.notAfterMs().isPresent() ? key.notAfterMs().getAsLong() : null);
    }
  }

  /** One key taken back. */
  @RegisterForReflection
  @Schema(name = "Revocation")
  record Revocation(
      @Schema(examples = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k") String kid,
      @Schema(examples = "1795824000000") long revokedAtMs,
      @Schema(examples = "the machine was stolen") String reason) {

    static Revocation of(TrustedKeys.Revocation revocation) {
      return new Revocation(revocation.keyId(), revocation.revokedAtMs(), revocation.reason());
    }
  }

  /**
   * Keys taken back.
   *
   * @param revocations in time order
   */
  @RegisterForReflection
  @Schema(name = "Revocations")
  record Revocations(List<Revocation> revocations) {

    static Revocations of(TrustedKeys keys) {
      return new Revocations(keys.revocations().stream().map(Revocation::of).toList());
    }
  }

  static KeySetDocument of(TrustedKeys keys) {
    return new KeySetDocument(
        keys.keys().stream().map(Key::of).toList(), Revocations.of(keys).revocations());
  }
}
