package io.foreshock.adapter.signing;

import io.foreshock.market.ClockMode;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the files under {@code src/test/resources/signed-sets}: a chain of two sets, live and in
 * replay, and everything that must be refused. Ed25519 and RFC 6979 are deterministic, so the same
 * files come out each time; {@code SetVectorsTest} holds them against this program.
 */
final class SetVectors {

  static final Path FOLDER = Path.of("src/test/resources/signed-sets");

  private SetVectors() {}

  /** Returns all files by their names. */
  static Map<String, String> all() throws Exception {
    PrivateKey key = SignedSets.key(1);
    PrivateKey revoked = SignedSets.key(2);
    PrivateKey retired = SignedSets.key(4);
    String first = SignedSets.first(ClockMode.LIVE, key);
    String second = SignedSets.second(ClockMode.LIVE, key);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("keys.json", keys(key, revoked, retired));
    files.put("first.json", first);
    files.put("second.json", second);
    files.put("replay.json", SignedSets.first(ClockMode.REPLAY, key));
    files.put("forged-digit.json", first.replace("\"alphaPpm\":", "\"alphaPpm\":1"));
    files.put("forged-signature.json", first.replaceFirst("\"sig\":\"..", "\"sig\":\"AA"));
    files.put("unknown-key.json", SignedSets.first(ClockMode.LIVE, SignedSets.key(3)));
    files.put("revoked-key.json", SignedSets.first(ClockMode.LIVE, revoked));
    files.put("retired-key.json", SignedSets.first(ClockMode.LIVE, retired));
    files.put("unsigned.json", first.replaceFirst("\"signatures\":\\[.*?],", ""));
    files.put(
        "out-of-order.json",
        SignedSets.document(SignedSets.set(ClockMode.LIVE), key, 9, "ab".repeat(32)));
    files.put(
        "sequence-back.json",
        SignedSets.document(
            SignedSets.set(ClockMode.LIVE), key, 6, SignedSets.read(first).terms().contentHash()));
    files.put("other-chain.json", first.replace("\"chainId\":42161", "\"chainId\":1"));
    files.put("truncated.json", first.substring(0, first.length() / 2));
    files.put("unknown-field.json", first.replaceFirst("\\{", "{\"a\":1,"));
    files.put("missing-field.json", first.replaceFirst("\"inSample\":[a-z]+,", ""));
    files.put("twice.json", first.replaceFirst("\\{\"alphaPpm\"", "{\"alphaPpm\":1,\"alphaPpm\""));
    files.put("floating.json", first.replaceFirst("(\"alphaPpm\":[0-9]+)", "$1.0"));
    files.put("hash-too-short.json", first.replace(ContentHash.NONE, "00"));
    return files;
  }

  private static String keys(PrivateKey key, PrivateKey revoked, PrivateKey retired) {
    TrustedKeys keys =
        new TrustedKeys(
            List.of(
                SignedSets.publicKey(key),
                SignedSets.publicKey(retired).until(SignedSets.VALID_FROM - 1),
                SignedSets.contractKey()),
            List.of(
                new TrustedKeys.Revocation(
                    SignedSets.publicKey(revoked).keyId(), SignedSets.VALID_FROM, "stolen")));
    return JsonWebKeys.write(keys);
  }

  /** Writes the files. */
  public static void main(String[] args) throws Exception {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, String> file : all().entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
    }
  }
}
