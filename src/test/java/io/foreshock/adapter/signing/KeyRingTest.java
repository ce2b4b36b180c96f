package io.foreshock.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.market.ClockMode;
import io.foreshock.publication.TrustedKey;
import io.foreshock.publication.TrustedKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final long DAY_MS = 86_400_000L;

  /** RFC 8410, section 10.3: the example private key. */
  private static final String EXAMPLE =
      "-----BEGIN PRIVATE KEY-----\n"
          + "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
          + "-----END PRIVATE KEY-----\n";

  /** RFC 8410, section 10.1: its public key. */
  private static final String EXAMPLE_PUBLIC = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE";

  @TempDir Path folder;

  private Path keys() {
    return folder.resolve("store/keys");
  }

  private KeyRing ring(Optional<Path> keyFile) {
    return new KeyRing(
        new KeySettings(keys(), keyFile, DAY_MS, Optional.empty()),
        Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
  }

  private KeyRing ring() {
    return ring(Optional.empty());
  }

  private Path example(String permissions) throws IOException {
    Path file = folder.resolve("example.pem");
    Files.writeString(file, EXAMPLE, StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private List<String> privateFiles() throws IOException {
    try (Stream<Path> files = Files.list(keys())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pem"))
          .toList();
    }
  }

  @Test
  void published_firstStart_makesAKeyForItsOwnerAlone() throws IOException {
    KeyRing ring = ring();
    TrustedKey key = ring.published().keys().getFirst();
    assertThat(ring.signing().keyId()).isEqualTo(key.keyId());
    assertThat(key.notBeforeMs()).isEqualTo(NOW);
    assertThat(key.notAfterMs()).isEmpty();
    assertThat(privateFiles()).containsExactly(key.keyId() + ".pem");
    for (String name : List.of(key.keyId() + ".pem", "keys.json")) {
      assertThat(Files.getPosixFilePermissions(keys().resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(Files.getPosixFilePermissions(keys()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void signing_nextStart_isTheSameKey() {
    String first = ring().signing().keyId();
    assertThat(ring().signing().keyId()).isEqualTo(first);
  }

  @Test
  void rotate_byAnotherProcess_isFollowedAndTheOldKeyOverlaps() throws IOException {
    KeyRing service = ring();
    String old = service.signing().keyId();
    String next = ring().rotate(NOW + 5, DAY_MS);
    assertThat(service.signing().keyId()).isEqualTo(next).isNotEqualTo(old);
    assertThat(new FileSetSigner(service).keyIds(ClockMode.REPLAY)).containsExactly(next);
    TrustedKey retired = service.published().key(old).orElseThrow();
    assertThat(retired.notAfterMs()).hasValue(NOW + 5 + DAY_MS);
    assertThat(retired.holdsAt(NOW + DAY_MS)).isTrue();
    assertThat(retired.holdsAt(NOW + 2 * DAY_MS)).isFalse();
    assertThat(privateFiles()).containsExactly(next + ".pem");
  }

  @Test
  void revoke_keyThatSigns_isReplacedAndListed() throws IOException {
    KeyRing ring = ring();
    String old = ring.signing().keyId();
    ring.revoke(old, NOW + 7, "stolen");
    assertThat(ring.signing().keyId()).isNotEqualTo(old);
    TrustedKeys published = ring().published();
    assertThat(published.key(old)).isEmpty();
    assertThat(published.revocations())
        .containsExactly(new TrustedKeys.Revocation(old, NOW + 7, "stolen"));
    assertThat(privateFiles()).doesNotContain(old + ".pem");
    assertThatThrownBy(() -> ring.revoke(old, NOW + 8, "again"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(old);
  }

  @Test
  void configuredKey_example_signsAndTheOneBeforeRetires() throws IOException {
    String made = ring().signing().keyId();
    KeyRing configured = ring(Optional.of(example("rw-------")));
    TrustedKeys published = configured.published();
    TrustedKey active = published.key(configured.signing().keyId()).orElseThrow();
    assertThat(active.x()).isEqualTo(EXAMPLE_PUBLIC);
    assertThat(published.key(made).orElseThrow().notAfterMs()).hasValue(NOW + DAY_MS);
    assertThatThrownBy(() -> configured.rotate(NOW, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("foreshock.signing.key-file");
    assertThatThrownBy(() -> configured.revoke(active.keyId(), NOW, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void configuredKey_othersMayRead_isRefused() throws IOException {
    Path file = example("rw-r-----");
    assertThatThrownBy(() -> ring(Optional.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageContaining("rw-r-----");
  }

  @Test
  void configuredKey_notAKey_isRefusedAndNotShown() throws IOException {
    Path file = example("rw-------");
    Files.writeString(file, EXAMPLE.replace("MC4CAQ", "MC4CAR"), StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> ring(Optional.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " must hold an Ed25519 private key");
  }

  @Test
  void read_keyUnderAnotherName_isRefused() {
    TrustedKey key = ring().published().keys().getFirst();
    String json = JsonWebKeys.write(new TrustedKeys(List.of(key), List.of()));
    byte[] renamed = json.replace(key.keyId(), "kid").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new JsonWebKeys().read(renamed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key.keyId());
  }

  @Test
  void read_keysOfOtherKinds_arePassedOver() {
    String json = "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"x\"}]}";
    assertThat(new JsonWebKeys().read(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(TrustedKeys.NONE);
  }
}
