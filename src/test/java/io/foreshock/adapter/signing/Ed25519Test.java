package io.foreshock.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.publication.TrustedKey;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of RFC 8032, section 7.1, and of RFC 8037, appendix A. */
class Ed25519Test {

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static PrivateKey key(String seed) throws Exception {
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, hex(seed)));
  }

  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
        + "f9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
        + "f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f76098"
        + "4dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void sign_vectorOfTheStandard_isItsSignature(
      String seed, String publicKey, String message, String signature) throws Exception {
    PrivateKey key = key(seed);
    assertThat(Ed25519.publicBytes(key)).isEqualTo(hex(publicKey));
    assertThat(Ed25519.sign(key, hex(message))).isEqualTo(hex(signature));
    assertThat(Ed25519.verifies(hex(publicKey), hex(message), hex(signature))).isTrue();
    byte[] changed = hex(signature);
    changed[40] ^= 1;
    assertThat(Ed25519.verifies(hex(publicKey), hex(message), changed)).isFalse();
    assertThat(Ed25519.verifies(hex(publicKey), hex(message + "00"), hex(signature))).isFalse();
    assertThat(Ed25519.verifies(hex(publicKey), hex(message), new byte[0])).isFalse();
  }

  /** RFC 8037, appendices A.2 and A.3. */
  @Test
  void keyId_keyOfTheStandard_isItsThumbprint() {
    TrustedKey key =
        new TrustedKey(
            TrustedKey.Curve.ED25519,
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            Optional.empty(),
            0,
            OptionalLong.empty());
    assertThat(key.keyId()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }
}
