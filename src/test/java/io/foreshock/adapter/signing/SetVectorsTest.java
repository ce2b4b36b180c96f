package io.foreshock.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.document.SetDocumentReader;
import io.foreshock.application.VerifySets;
import io.foreshock.publication.SetVerification.Demands;
import io.foreshock.publication.SetVerification.Reason;
import io.foreshock.publication.SetVerification.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each vector fails for its own reason, and the good ones hold. */
class SetVectorsTest {

  private static final long AT = SignedSets.VALID_FROM + 60_000;
  private static final Demands NONE =
      new Demands(false, OptionalLong.empty(), OptionalLong.empty());

  private static Map<String, String> files;

  private final VerifySets verify = new VerifySets(new SetDocumentReader(), new SignatureChecks());

  @BeforeAll
  static void read() throws Exception {
    files = SetVectors.all();
  }

  private static byte[] bytes(String name) {
    String text = files.get(name);
    assertThat(text).as(name).isNotNull();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static VerifySets.Document document(String name) {
    return new VerifySets.Document(name, bytes(name));
  }

  private List<Optional<Reason>> verdicts(
      Demands demands, long atMs, Optional<String> previous, String... names) {
    VerifySets.Question question =
        new VerifySets.Question(new JsonWebKeys().read(bytes("keys.json")), demands, atMs);
    return verify
        .verify(
            Arrays.stream(names).map(SetVectorsTest::document).toList(),
            previous.map(SetVectorsTest::document),
            question)
        .stream()
        .map(verdict -> verdict.refusal().map(Refusal::reason))
        .toList();
  }

  private Optional<Reason> verdict(Demands demands, long atMs, String name) {
    return verdicts(demands, atMs, Optional.empty(), name).getFirst();
  }

  @Test
  void files_onDisk_areWhatTheProgramWrites() throws Exception {
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(SetVectors.FOLDER.resolve(file.getKey()))
          .content(StandardCharsets.UTF_8)
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
    try (var found = Files.list(SetVectors.FOLDER)) {
      assertThat(found.count()).isEqualTo(files.size());
    }
  }

  @Test
  void verify_chainOfTwo_holds() {
    assertThat(verdicts(NONE, AT, Optional.empty(), "first.json", "second.json"))
        .containsExactly(Optional.empty(), Optional.empty());
    assertThat(verdicts(NONE, AT, Optional.of("first.json"), "second.json"))
        .containsExactly(Optional.empty());
    Demands all = new Demands(true, OptionalLong.of(42161), OptionalLong.of(7));
    assertThat(verdict(all, AT, "first.json")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "forged-digit.json, BAD_SIGNATURE",
    "forged-signature.json, BAD_SIGNATURE",
    "other-chain.json, BAD_SIGNATURE",
    "unknown-key.json, UNKNOWN_KEY",
    "revoked-key.json, REVOKED_KEY",
    "retired-key.json, KEY_OUT_OF_TIME",
    "unsigned.json, UNSIGNED",
    "truncated.json, MALFORMED",
    "unknown-field.json, MALFORMED",
    "missing-field.json, MALFORMED",
    "twice.json, MALFORMED",
    "floating.json, MALFORMED",
    "hash-too-short.json, MALFORMED"
  })
  void verify_vector_failsForItsReason(String name, Reason reason) {
    assertThat(verdict(NONE, AT, name)).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "truncated.json, not JSON",
    "unknown-field.json, unknown field a",
    "missing-field.json, missing field inSample",
    "twice.json, Duplicate field 'alphaPpm'",
    "floating.json, alphaPpm must be an integer",
    "hash-too-short.json, prevHash must be 64"
  })
  void verify_malformed_namesWhatIsWrong(String name, String message) {
    VerifySets.Question question =
        new VerifySets.Question(new JsonWebKeys().read(bytes("keys.json")), NONE, AT);
    assertThat(
            verify
                .verify(List.of(document(name)), Optional.empty(), question)
                .getFirst()
                .refusal()
                .orElseThrow()
                .detail())
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "second.json, first.json, ", "sequence-back.json, first.json, REPLAYED",
    "first.json, first.json, REPLAYED", "first.json, second.json, REPLAYED",
    "out-of-order.json, first.json, OUT_OF_ORDER", "second.json, truncated.json, MALFORMED"
  })
  void verify_previous_demandsTheNext(String name, String previous, Reason reason) {
    assertThat(verdicts(NONE, AT, Optional.of(previous), name))
        .containsExactly(Optional.ofNullable(reason));
  }

  @Test
  void verify_twoOfAMarketInTheWrongOrder_secondIsRefused() {
    assertThat(verdicts(NONE, AT, Optional.empty(), "second.json", "first.json"))
        .containsExactly(Optional.empty(), Optional.of(Reason.REPLAYED));
  }

  @Test
  void verify_time_isTheMomentAsked() {
    long from = SignedSets.VALID_FROM;
    assertThat(verdict(NONE, from - 1, "first.json")).contains(Reason.NOT_YET_VALID);
    assertThat(verdict(NONE, from, "first.json")).isEmpty();
    assertThat(verdict(NONE, from + 3_600_000, "first.json")).isEmpty();
    assertThat(verdict(NONE, from + 3_600_001, "first.json")).contains(Reason.EXPIRED);
    assertThat(verdict(NONE, from - 2 * 86_400_000L, "first.json"))
        .contains(Reason.KEY_OUT_OF_TIME);
  }

  @Test
  void verify_leastSequence_refusesWhatIsBelow() {
    Demands eight = new Demands(false, OptionalLong.empty(), OptionalLong.of(8));
    assertThat(verdict(eight, AT, "first.json")).contains(Reason.REPLAYED);
    assertThat(verdict(eight, AT, "second.json")).isEmpty();
  }

  @Test
  void verify_otherChain_isRefused() {
    Demands mainnet = new Demands(false, OptionalLong.of(1), OptionalLong.empty());
    assertThat(verdict(mainnet, AT, "first.json")).contains(Reason.WRONG_CHAIN);
  }

  /** A replay is judged at its own time whatever the clock says, and is never for live use. */
  @Test
  void verify_replay_holdsAtItsOwnTimeAndNeverLive() {
    assertThat(verdict(NONE, 0, "replay.json")).isEmpty();
    assertThat(verdict(NONE, Long.MAX_VALUE, "replay.json")).isEmpty();
    Demands live = new Demands(true, OptionalLong.empty(), OptionalLong.empty());
    Demands chain = new Demands(false, OptionalLong.of(42161), OptionalLong.empty());
    assertThat(verdict(live, AT, "replay.json")).contains(Reason.NOT_LIVE);
    assertThat(verdict(chain, AT, "replay.json")).contains(Reason.NOT_LIVE);
    assertThat(files.get("replay.json")).doesNotContain("EIP712");
  }

  /** No byte of a document may be another without the set being refused. */
  @Test
  void verify_anyByteChanged_isRefused() {
    byte[] good = bytes("first.json");
    Random random = new Random(1);
    List<Integer> held = new ArrayList<>();
    VerifySets.Question question =
        new VerifySets.Question(new JsonWebKeys().read(bytes("keys.json")), NONE, AT);
    for (int i = 0; i < 400; i++) {
      byte[] bad = good.clone();
      int at = random.nextInt(bad.length);
      bad[at] ^= (byte) (1 << random.nextInt(7));
      VerifySets.Document document = new VerifySets.Document("bad", bad);
      if (verify
          .verify(List.of(document), Optional.empty(), question)
          .getFirst()
          .refusal()
          .isEmpty()) {
        held.add(at);
      }
    }
    assertThat(held).isEmpty();
  }
}
