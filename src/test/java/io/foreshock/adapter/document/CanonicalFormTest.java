package io.foreshock.adapter.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.market.ClockMode;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.Seal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/**
 * What is signed is the RFC 8785 form. The second implementation is the one that the RFC's first
 * author publishes (java-json-canonicalization).
 */
class CanonicalFormTest {

  private static final int SETS = 10_000;
  private static final JsonMapper MAPPER = new JsonMapper();
  private final CanonicalSetEncoder encoder = new CanonicalSetEncoder();

  @Test
  void encode_tenThousandSets_isWhatTheOtherImplementationWrites() throws Exception {
    RandomSets sets = new RandomSets(20_261_128);
    for (int i = 0; i < SETS; i++) {
      MarginSet set = sets.next(ClockMode.LIVE, 1_795_000_000_000L + i);
      byte[] ours = encoder.encode(set, "ID-" + i, Optional.of(sets.seal()));
      assertThat(ours).isEqualTo(new JsonCanonicalizer(ours).getEncodedUTF8());
    }
  }

  @Test
  void read_shuffledAndIndented_signedBytesAreTheSame() throws Exception {
    RandomSets sets = new RandomSets(7);
    Random random = new Random(8);
    SetDocumentReader reader = new SetDocumentReader();
    for (int i = 0; i < 1_000; i++) {
      Seal seal = sets.seal();
      MarginSet set = sets.next(ClockMode.LIVE, 1_795_000_000_000L);
      byte[] canonical = encoder.encode(set, "ID", Optional.of(seal));
      ObjectNode json = (ObjectNode) MAPPER.readTree(canonical);
      byte[] other = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(mixed(json, random));

      ReceivedSet received = reader.read(other);

      assertThat(received.signedBytes()).isEqualTo(canonical);
      assertThat(received.terms().contentHash()).isEqualTo(ContentHash.of(canonical));
      assertThat(received.terms().sequence()).isEqualTo(seal.sequence());
      assertThat(received.terms().prevHash()).isEqualTo(seal.prevHash());
      assertThat(received.terms().imfPpm()).isEqualTo(set.parameters().imfPpm());
    }
  }

  private static ObjectNode mixed(ObjectNode json, Random random) {
    List<String> keys = new ArrayList<>();
    json.fieldNames().forEachRemaining(keys::add);
    Collections.shuffle(keys, random);
    ObjectNode mixed = MAPPER.createObjectNode();
    keys.forEach(key -> mixed.set(key, json.get(key)));
    return mixed;
  }

  /** RFC 8785, sections 3.2.2 to 3.2.4, without its numbers, for a set has integers alone. */
  @Test
  void canonical_exampleOfTheStandard_isItsAnswer() throws Exception {
    String given =
        "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
            + "\"literals\": [null, true, false]}";
    String expected =
        "{\"literals\":[null,true,false],"
            + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    assertThat(new String(CanonicalSetEncoder.canonical(MAPPER.readTree(given)), "UTF-8"))
        .isEqualTo(expected);
  }

  /** RFC 8785, section 3.2.3: order by UTF-16 code units, not by code points. */
  @Test
  void canonical_keysOfTheStandard_areInItsOrder() throws Exception {
    String given =
        "{\"\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\ufb33\":\"Hebrew Letter Dalet"
            + " With Dagesh\",\"1\":\"One\",\"\ud83d\ude00\":\"Emoji: Grinning Face\","
            + "\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
    String canonical = new String(CanonicalSetEncoder.canonical(MAPPER.readTree(given)), "UTF-8");
    List<String> values = new ArrayList<>();
    MAPPER.readTree(canonical).forEach(value -> values.add(value.asText()));
    assertThat(values)
        .containsExactly(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }
}
