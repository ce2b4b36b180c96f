package io.foreshock.adapter.signing;

import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.SetSignature;
import io.foreshock.publication.SignatureCheck;
import io.foreshock.publication.TrustedKey;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Checks signatures of both algorithms. A value of the wrong form does not hold, nor does one that
 * is written in another way than it was made, so a document cannot be changed without being
 * refused.
 */
public final class SignatureChecks implements SignatureCheck {

  @Override
  public boolean holds(TrustedKey key, ReceivedSet set, SetSignature signature) {
    try {
      return switch (signature.algorithm()) {
        case EDDSA -> ed25519(key, set, signature);
        case EIP712 -> eip712(key, set, signature);
      };
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean ed25519(TrustedKey key, ReceivedSet set, SetSignature signature) {
    byte[] value = Base64.getUrlDecoder().decode(signature.value());
    return KeyRing.base64(value).equals(signature.value())
        && Ed25519.verifies(Ed25519.publicBytes(key), set.signedBytes(), value);
  }

  private static boolean eip712(TrustedKey key, ReceivedSet set, SetSignature signature) {
    byte[] digest = Eip712.digest(signature.domain().orElseThrow(), set.terms());
    byte[] value = HexFormat.of().parseHex(signature.value().replaceFirst("^0x", ""));
    return Secp256k1.publicKey(key)
        .filter(point -> FileSetSigner.hex(value).equals(signature.value()))
        .filter(point -> Secp256k1.verifies(point, digest, value))
        .isPresent();
  }
}
