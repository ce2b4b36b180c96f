package io.foreshock.adapter.signing;

import io.foreshock.publication.SigningKeys;
import io.foreshock.publication.TrustedKey;
import io.foreshock.publication.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this service in a folder: {@code keys.json} with every public key and what was taken
 * back, and the private key that signs, where the service made it. A key that the configuration
 * names signs in its place; the one before retires when another is named. The folder is read anew
 * when it changed, so a command changes the keys of a running service.
 */
public final class KeyRing implements SigningKeys {

  private static final String KEY_SET = "keys.json";

  private final Path folder;
  private final Path keySet;
  private final long overlapMs;
  private final Clock clock;
  private final JsonWebKeys json = new JsonWebKeys();
  private final Optional<Named> configured;
  private final Optional<ContractSigner> contract;
  private TrustedKeys known = TrustedKeys.NONE;
  private @Nullable FileTime knownOf;
  private @Nullable Named made;

  /** A private key with its name. */
  record Named(String keyId, PrivateKey key) {

    static Named of(PrivateKey key) {
      return new Named(ed25519(Ed25519.publicBytes(key), 0).keyId(), key);
    }
  }

  /**
   * Reads the configured keys; the folder is made when a key is first asked for.
   *
   * @param settings where keys are
   * @param clock wall clock, from which keys are dated
   * @throws IllegalArgumentException if a configured key file is readable by others or holds none
   */
  public KeyRing(KeySettings settings, Clock clock) {
    this.folder = settings.folder();
    this.keySet = folder.resolve(KEY_SET);
    this.overlapMs = settings.overlapMs();
    this.clock = clock;
    this.configured = settings.keyFile().map(KeyFiles::readEd25519).map(Named::of);
    this.contract = settings.contract().map(ContractSigner::of);
  }

  @Override
  public synchronized TrustedKeys published() {
    follow();
    return known;
  }

  /** Returns the Ed25519 key that signs now. */
  synchronized Named signing() {
    follow();
    Named own = made;
    return configured.orElseGet(() -> own == null ? made(known) : own);
  }

  /** Returns the name of that key, without a look at its private part. */
  synchronized String signingKeyId() {
    follow();
    return configured
        .map(Named::keyId)
        .orElseGet(() -> active(known, TrustedKey.Curve.ED25519).orElseThrow().keyId());
  }

  /** Returns what signs for a contract. */
  Optional<ContractSigner> contract() {
    return contract;
  }

  @Override
  public synchronized String rotate(long atMs, long overlap) {
    requireOwn("rotated");
    change(keys -> withNew(retired(keys, atMs + overlap), atMs));
    return signingKeyId();
  }

  @Override
  public synchronized void revoke(String keyId, long atMs, String reason) {
    if (published().key(keyId).isEmpty()) {
      throw new IllegalArgumentException("no key " + keyId + " is published");
    }
    if (contract.filter(signer -> signer.publicKey(0).keyId().equals(keyId)).isPresent()) {
      throw new IllegalArgumentException(
          "the key signs for a contract: name another file in foreshock.signing.contract.key-file"
              + " first");
    }
    boolean signs = signingKeyId().equals(keyId);
    if (signs) {
      requireOwn("taken back");
    }
    change(keys -> {
      TrustedKeys without = without(keys, new TrustedKeys.Revocation(keyId, atMs, reason));
      return signs ? withNew(without, atMs) : without;
    });
  }

  private void requireOwn(String what) {
    if (configured.isPresent()) {
      throw new IllegalArgumentException(
          "the key that signs is named by foreshock.signing.key-file and cannot be "
              + what
              + " here: name another file");
    }
  }

  private void follow() {
    try {
      if (!Files.exists(keySet) || !Files.getLastModifiedTime(keySet).equals(knownOf)) {
        change(this::complete);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Makes sure that the keys that sign are among those published. */
  private TrustedKeys complete(TrustedKeys keys) {
    long nowMs = clock.millis();
    TrustedKeys complete = keys;
    if (configured.isPresent()) {
      byte[] publicBytes = Ed25519.publicBytes(configured.get().key());
      complete = withActive(complete, ed25519(publicBytes, nowMs), nowMs);
    } else if (active(keys, TrustedKey.Curve.ED25519).isEmpty()) {
      complete = withNew(complete, nowMs);
    }
    if (contract.isPresent()) {
      complete = withActive(complete, contract.get().publicKey(nowMs), nowMs);
    }
    return complete;
  }

  private TrustedKeys withActive(TrustedKeys keys, TrustedKey wanted, long nowMs) {
    if (keys.revocation(wanted.keyId()).isPresent()) {
      throw new IllegalStateException(
          "the configured key " + wanted.keyId() + " was taken back: name another file");
    }
    Optional<TrustedKey> active = active(keys, wanted.curve());
    if (active.filter(key -> key.keyId().equals(wanted.keyId())).isPresent()) {
      return keys;
    }
    List<TrustedKey> next = new ArrayList<>();
    for (TrustedKey key : keys.keys()) {
      if (!key.keyId().equals(wanted.keyId())) {
        next.add(active.filter(key::equals).isPresent() ? key.until(nowMs + overlapMs) : key);
      }
    }
    next.add(wanted);
    return new TrustedKeys(next, keys.revocations());
  }

  private static Optional<TrustedKey> active(TrustedKeys keys, TrustedKey.Curve curve) {
    return keys.keys().stream()
        .filter(key -> key.curve() == curve && key.notAfterMs().isEmpty())
        .findFirst();
  }

  private TrustedKeys retired(TrustedKeys keys, long lastMs) {
    Optional<TrustedKey> active = active(keys, TrustedKey.Curve.ED25519);
    return new TrustedKeys(
        keys.keys().stream()
            .map(key -> active.filter(key::equals).isPresent() ? key.until(lastMs) : key)
            .toList(),
        keys.revocations());
  }

  private static TrustedKeys without(TrustedKeys keys, TrustedKeys.Revocation revocation) {
    List<TrustedKeys.Revocation> revocations = new ArrayList<>(keys.revocations());
    revocations.add(revocation);
    return new TrustedKeys(
        keys.keys().stream().filter(key -> !key.keyId().equals(revocation.keyId())).toList(),
        revocations);
  }

  private TrustedKeys withNew(TrustedKeys keys, long atMs) {
    KeyPair pair = Ed25519.generate();
    TrustedKey key = ed25519(Ed25519.rawBytes(pair.getPublic()), atMs);
    try {
      KeyFiles.writePrivate(file(key.keyId()), pair.getPrivate());
    } catch (IOException e) {
      throw failed(e);
    }
    List<TrustedKey> next = new ArrayList<>(keys.keys());
    next.add(key);
    return new TrustedKeys(next, keys.revocations());
  }

  private static TrustedKey ed25519(byte[] publicBytes, long notBeforeMs) {
    return new TrustedKey(
        TrustedKey.Curve.ED25519,
        base64(publicBytes),
        Optional.empty(),
        notBeforeMs,
        OptionalLong.empty());
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Changes the key set, one process at a time; the private key is on disk before its name is. */
  private void change(UnaryOperator<TrustedKeys> by) {
    try {
      KeyFiles.makeFolder(folder);
      try (FileChannel lock =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        TrustedKeys before = read();
        TrustedKeys after = by.apply(complete(before));
        if (!after.equals(before)) {
          KeyFiles.write(keySet, JsonWebKeys.write(after));
        }
        known = after;
        knownOf = Files.getLastModifiedTime(keySet);
        made = null;
        deleteRetired(after);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private TrustedKeys read() throws IOException {
    return Files.exists(keySet) ? json.read(Files.readAllBytes(keySet)) : TrustedKeys.NONE;
  }

  private Named made(TrustedKeys keys) {
    TrustedKey active = active(keys, TrustedKey.Curve.ED25519).orElseThrow();
    Named named = Named.of(KeyFiles.readEd25519(file(active.keyId())));
    if (!named.keyId().equals(active.keyId())) {
      throw new IllegalStateException(file(active.keyId()) + " holds another key");
    }
    made = named;
    return named;
  }

  private Path file(String keyId) {
    return folder.resolve(keyId + ".pem");
  }

  /** A key that signs no longer is of use to nobody but a thief. */
  private void deleteRetired(TrustedKeys keys) throws IOException {
    for (TrustedKey key : keys.keys()) {
      if (key.notAfterMs().isPresent()) {
        Files.deleteIfExists(file(key.keyId()));
      }
    }
    for (TrustedKeys.Revocation revocation : keys.revocations()) {
      Files.deleteIfExists(file(revocation.keyId()));
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("the keys in " + folder + " cannot be read or written", e);
  }

  /** Signs for a contract. */
  record ContractSigner(ContractKey settings, BigInteger key, ECPoint point) {

    static ContractSigner of(ContractKey settings) {
      try {
        BigInteger key = Secp256k1.privateKey(KeyFiles.read(settings.keyFile()));
        return new ContractSigner(settings, key, Secp256k1.publicKey(key));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(settings.keyFile() + ": " + e.getMessage(), e);
      }
    }

    TrustedKey publicKey(long notBeforeMs) {
      return new TrustedKey(
          TrustedKey.Curve.SECP256K1,
          base64(point.getAffineXCoord().getEncoded()),
          Optional.of(base64(point.getAffineYCoord().getEncoded())),
          notBeforeMs,
          OptionalLong.empty());
    }
  }
}
