package io.foreshock.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;

/**
 * The example "Ether Mail" of EIP-712 with its published hashes and signature, Keccak's known
 * answers, and the address of the private key that the example names: keccak256("cow").
 */
class Eip712Test {

  private static final String PERSON = "Person(string name,address wallet)";
  private static final String MAIL = "Mail(Person from,Person to,string contents)" + PERSON;
  private static final String CONTRACT = "0xcccccccccccccccccccccccccccccccccccccccc";

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] person(String name, String wallet) {
    return Eip712.struct(PERSON, Eip712.text(name), Eip712.address(wallet));
  }

  private static byte[] mail() {
    return Eip712.struct(
        MAIL,
        person("Cow", "0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826"),
        person("Bob", "0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"),
        Eip712.text("Hello, Bob!"));
  }

  private static byte[] digest() {
    return Eip712.digest(Eip712.domain("Ether Mail", "1", 1, CONTRACT), mail());
  }

  private static BigInteger cow() {
    return new BigInteger(1, Secp256k1.keccak("cow".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keccak_knownAnswers_areThose() {
    assertThat(hex(Secp256k1.keccak(new byte[0])))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(hex(Eip712.text("abc")))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @Test
  void digest_etherMail_hasTheHashesOfTheStandard() {
    assertThat(hex(Eip712.domain("Ether Mail", "1", 1, CONTRACT)))
        .isEqualTo("f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f");
    assertThat(hex(mail()))
        .isEqualTo("c52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e");
    assertThat(hex(digest()))
        .isEqualTo("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
  }

  @Test
  void sign_etherMail_isTheSignatureOfTheStandard() {
    ECPoint key = Secp256k1.publicKey(cow());
    assertThat(Secp256k1.address(key)).isEqualTo("0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826");
    byte[] signature = Secp256k1.sign(cow(), digest());
    assertThat(hex(signature))
        .isEqualTo(
            "4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
                + "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562"
                + "1c");
    assertThat(Secp256k1.verifies(key, digest(), signature)).isTrue();
  }

  /** The other s of a signature is as good to the curve, so it must not count (EIP-2). */
  @Test
  void verifies_upperS_doesNotHold() {
    byte[] signature = Secp256k1.sign(cow(), digest());
    BigInteger order =
        new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    BigInteger s = new BigInteger(1, java.util.Arrays.copyOfRange(signature, 32, 64));
    System.arraycopy(Secp256k1.word(order.subtract(s)), 0, signature, 32, 32);
    signature[64] = (byte) (signature[64] == 27 ? 28 : 27);
    assertThat(Secp256k1.verifies(Secp256k1.publicKey(cow()), digest(), signature)).isFalse();
  }

  @Test
  void sign_manyKeysAndDigests_recoversTheKeyAndNoOther() {
    Random random = new Random(712);
    for (int i = 0; i < 40; i++) {
      BigInteger key = new BigInteger(255, random).add(BigInteger.ONE);
      byte[] digest = new byte[32];
      random.nextBytes(digest);
      byte[] signature = Secp256k1.sign(key, digest);
      assertThat(signature).isEqualTo(Secp256k1.sign(key, digest));
      assertThat(Secp256k1.recovered(digest, signature)).contains(Secp256k1.publicKey(key));
      digest[random.nextInt(32)] ^= 1;
      assertThat(Secp256k1.verifies(Secp256k1.publicKey(key), digest, signature)).isFalse();
    }
  }

  @Test
  void privateKey_noKey_isRefusedAndNotShown() {
    String order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    for (String bad : new String[] {"", "12", "0".repeat(64), order, "g".repeat(64)}) {
      assertThatThrownBy(() -> Secp256k1.privateKey(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("must hold a secp256k1 key of 64 hexadecimal digits");
    }
  }
}
