package io.foreshock.adapter.signing;

import io.foreshock.market.ClockMode;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.SetSignature;
import io.foreshock.publication.SetSigner;
import io.foreshock.publication.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Signs with the keys of a ring: Ed25519 always, for a contract where the set is live. */
public final class FileSetSigner implements SetSigner {

  private final KeyRing keys;

  /**
   * Makes the signer.
   *
   * @param keys where the keys are
   */
  public FileSetSigner(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public List<String> keyIds(ClockMode clock) {
    List<String> keyIds = new ArrayList<>(List.of(keys.signingKeyId()));
    contract(clock).ifPresent(signer -> keyIds.add(signer.publicKey(0).keyId()));
    return keyIds;
  }

  @Override
  public List<SetSignature> sign(ReceivedSet received) {
    List<SetSignature> signatures = new ArrayList<>(List.of(ed25519(received)));
    contract(received.clock()).ifPresent(signer -> signatures.add(eip712(signer, received)));
    return signatures;
  }

  /** A set of a replay must never reach a contract. */
  private Optional<KeyRing.ContractSigner> contract(ClockMode clock) {
    return keys.contract().filter(signer -> clock == ClockMode.LIVE);
  }

  private SetSignature ed25519(ReceivedSet received) {
    KeyRing.Named signing = keys.signing();
    byte[] value = Ed25519.sign(signing.key(), received.signedBytes());
    return new SetSignature(
        SignatureAlgorithm.EDDSA, signing.keyId(), Optional.empty(), KeyRing.base64(value));
  }

  private static SetSignature eip712(KeyRing.ContractSigner signer, ReceivedSet received) {
    byte[] digest = Eip712.digest(signer.settings().domain(), received.terms());
    byte[] value = Secp256k1.sign(signer.key(), digest);
    return new SetSignature(
        SignatureAlgorithm.EIP712,
        signer.publicKey(0).keyId(),
        Optional.of(signer.settings().domain()),
        hex(value));
  }

  static String hex(byte[] value) {
    return "0x" + HexFormat.of().formatHex(value);
  }
}
