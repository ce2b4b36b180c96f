package io.foreshock.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is published here, so every market is at fault; the integration test has good ones. */
class LiquidationReaderTest {

  private static final String NO_MARKET = "/positions/0/marketId";

  private static List<String> faults(String body) {
    return catchThrowableOfType(InvalidRequestException.class, () -> read(body)).parts().stream()
        .map(InvalidPart::pointer)
        .toList();
  }

  private static LiquidationRequest read(String body) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    return new LiquidationReader(_ -> Optional.empty(), new BodyReader())
        .read(BodyReader.json(bytes, new ObjectMapper(), 1 << 20));
  }

  private static String position(String level) {
    return "{\"positionId\":\"1\",\"marketId\":\"M\",\"side\":\"LONG\"" + level + "}";
  }

  private static String body(String positions, String rest) {
    return "{\"positions\":[" + positions + "]" + rest + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | /positions/0",
        ",\"liquidationPrice\":null | /positions/0",
        ",\"liquidationPrice\":1,\"leveragePpm\":2000000 | /positions/0",
        ",\"liquidationPrice\":0 | /positions/0/liquidationPrice",
        ",\"liquidationPrice\":-1 | /positions/0/liquidationPrice",
        ",\"liquidationPrice\":1e999 | /positions/0/liquidationPrice",
        ",\"liquidationPrice\":\"NaN\" | /positions/0/liquidationPrice",
        ",\"liquidationPrice\":1,\"entryPrice\":1 | /positions/0/entryPrice",
        ",\"leveragePpm\":1000000 | /positions/0/leveragePpm",
        ",\"leveragePpm\":1000000001 | /positions/0/leveragePpm",
        ",\"leveragePpm\":2000000.5 | /positions/0/leveragePpm",
        ",\"collateralPpm\":0 | /positions/0/collateralPpm",
        ",\"collateralPpm\":1000000 | /positions/0/collateralPpm",
        ",\"collateralPpm\":1,\"entryPrice\":0 | /positions/0/entryPrice",
      })
  void read_badLevel_isNamed(String level, String pointer) {
    assertThat(faults(body(position(level), ",\"horizonHours\":[24]")))
        .containsExactly(NO_MARKET, pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | /horizonHours",
        ",\"horizonHours\":[] | /horizonHours",
        ",\"horizonHours\":24 | /horizonHours",
        ",\"horizonHours\":[-24] | /horizonHours/0",
        ",\"horizonHours\":[0] | /horizonHours/0",
        ",\"horizonHours\":[24,24] | /horizonHours/1",
        ",\"horizonHours\":[24,744] | /horizonHours/1",
        ",\"horizonHours\":[12] | /horizonHours/0",
        ",\"horizonHours\":[24,48,72,96,120,144,168,192,216,240,264] | /horizonHours",
        ",\"horizonHours\":[24],\"paths\":9950 | /paths",
        ",\"horizonHours\":[24],\"paths\":10001 | /paths",
        ",\"horizonHours\":[24],\"paths\":100050 | /paths",
        ",\"horizonHours\":[24],\"monitoringMinutes\":7 | /monitoringMinutes",
        ",\"horizonHours\":[24],\"monitoringMinutes\":-1 | /monitoringMinutes",
        ",\"horizonHours\":[24],\"seed\":1.5 | /seed",
      })
  void read_badSetting_isNamed(String rest, String pointer) {
    assertThat(faults(body(position(",\"liquidationPrice\":1"), rest)))
        .containsExactly(NO_MARKET, pointer);
  }

  @Test
  void read_positionsMissingTwiceOrTooMany_isNamed() {
    String horizons = ",\"horizonHours\":[24]";
    assertThat(faults("{\"horizonHours\":[24]}")).containsExactly("/positions");
    assertThat(faults(body("", horizons))).containsExactly("/positions");
    assertThat(faults(body("1", horizons)))
        .contains("/positions/0/positionId", NO_MARKET, "/positions/0/side");
    String one = position(",\"liquidationPrice\":1");
    assertThat(faults(body(one + "," + one, horizons)))
        .containsExactly(NO_MARKET, "/positions/1/positionId", "/positions/1/marketId");
    assertThat(faults(body(one + ("," + one).repeat(100), horizons)))
        .containsExactly("/positions");
  }

  @Test
  void read_unknownMembers_areNamed() {
    assertThat(
            faults(body(position(",\"liquidationPrice\":1,\"x\":1"), ",\"horizonHours\":[24],\"a/b\":1")))
        .containsExactly("/a~1b", "/positions/0/x", NO_MARKET);
  }

  @Test
  void read_fault_showsTheValue() {
    assertThatThrownBy(() -> read(body(position(""), ",\"horizonHours\":[-24]")))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.parts().getLast().detail()).contains("horizonHours", "-24"));
  }
}
