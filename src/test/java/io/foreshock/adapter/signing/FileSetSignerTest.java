package io.foreshock.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.ClockMode;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.SetSignature;
import io.foreshock.publication.SignatureAlgorithm;
import io.foreshock.publication.TrustedKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signer with a contract configured, checked by the code of consumers. */
class FileSetSignerTest {

  @TempDir Path folder;

  private KeyRing ring;
  private FileSetSigner signer;

  @BeforeEach
  void configure() throws Exception {
    Path keyFile = folder.resolve("contract.hex");
    Files.writeString(keyFile, "%064x%n".formatted(SignedSets.CONTRACT_KEY));
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
    KeySettings settings =
        new KeySettings(
            folder.resolve("keys"),
            Optional.empty(),
            0,
            Optional.of(new ContractKey(SignedSets.DOMAIN, keyFile)));
    ring = new KeyRing(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    signer = new FileSetSigner(ring);
  }

  private static ReceivedSet received(ClockMode clock) throws Exception {
    return SignedSets.read(SignedSets.first(clock, SignedSets.key(1)));
  }

  @Test
  void sign_live_bothSignaturesHoldByThePublishedKeys() throws Exception {
    ReceivedSet set = received(ClockMode.LIVE);
    List<SetSignature> signatures = signer.sign(set);
    assertThat(signatures)
        .extracting(SetSignature::algorithm)
        .containsExactly(SignatureAlgorithm.EDDSA, SignatureAlgorithm.EIP712);
    assertThat(signatures).extracting(SetSignature::keyId).isEqualTo(signer.keyIds(ClockMode.LIVE));
    for (SetSignature signature : signatures) {
      TrustedKey key = ring.published().key(signature.keyId()).orElseThrow();
      assertThat(new SignatureChecks().holds(key, set, signature)).isTrue();
      assertThat(new SignatureChecks().holds(key, received(ClockMode.REPLAY), signature)).isFalse();
    }
    assertThat(signer.sign(set)).isEqualTo(signatures);
  }

  @Test
  void sign_replay_neverForAContract() throws Exception {
    assertThat(signer.sign(received(ClockMode.REPLAY)))
        .extracting(SetSignature::algorithm)
        .containsExactly(SignatureAlgorithm.EDDSA);
    assertThat(signer.keyIds(ClockMode.REPLAY)).hasSize(1);
  }

  /** What a set says besides its terms is bound to the contract's signature by the content hash. */
  @Test
  void sign_otherContentWithTheSameTerms_hasAnotherContractSignature() throws Exception {
    String document = SignedSets.first(ClockMode.LIVE, SignedSets.key(1));
    String other = document.replaceFirst("\"alphaPpm\":", "\"alphaPpm\":1");
    assertThat(other.getBytes(StandardCharsets.UTF_8))
        .isNotEqualTo(document.getBytes(StandardCharsets.UTF_8));
    assertThat(signer.sign(SignedSets.read(other)).get(1).value())
        .isNotEqualTo(signer.sign(SignedSets.read(document)).get(1).value());
  }
}
