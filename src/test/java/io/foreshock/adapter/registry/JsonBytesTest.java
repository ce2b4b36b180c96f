package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

  private static String compact(ObjectNode json) {
    return new String(JsonBytes.compact(json), StandardCharsets.UTF_8);
  }

  /** Every control character, quotes, letters beyond ASCII and pairs of surrogates. */
  @Test
  void compact_anyText_isWrittenAsTheLibraryDoes() {
    SplittableRandom random = new SplittableRandom(5L);
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x180; c++) {
      all.append(c);
    }
    for (int i = 0; i < 300; i++) {
      String text =
          all.toString().substring(i)
              + Character.toString(random.nextInt(0x1_0000, 0x1_1000))
              + (char) random.nextInt(0xE000, 0xFFFF);
      ObjectNode json = JsonFields.newObject().put("key", text);
      assertThat(compact(json)).isEqualTo("{\"key\":" + TextNode.valueOf(text) + "}");
      assertThat(compact(JsonFields.newObject().put(text, 1)))
          .isEqualTo("{" + TextNode.valueOf(text) + ":1}");
    }
  }

  @Test
  void compact_anyNumber_isWrittenAsTheLibraryDoes() {
    SplittableRandom random = new SplittableRandom(6L);
    for (int i = 0; i < 2_000; i++) {
      long bits = random.nextLong();
      double number = Double.longBitsToDouble(bits);
      ObjectNode json = JsonFields.newObject();
      json.put("a", Double.isFinite(number) ? number : -0.0);
      json.put("b", bits).put("c", (int) bits).put("d", bits % 2 == 0).putNull("e");
      json.put("f", (float) (bits % 1_000) / 7.0f).put("g", BigDecimal.valueOf(bits, 9));
      assertThat(compact(json)).isEqualTo(json.toString());
    }
  }

  @Test
  void indented_nested_sortsKeysAndKeepsNumbersOnOneLine() {
    ObjectNode json = JsonFields.newObject();
    json.putArray("b").add(1).add(2.5);
    json.putArray("a").add("x").addObject().put("z", true).put("y", 0);
    json.putObject("c");
    assertThat(new String(JsonBytes.indented(json), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "a": [
                "x",
                {
                  "y": 0,
                  "z": true
                }
              ],
              "b": [1,2.5],
              "c": {}
            }
            """);
  }
}
