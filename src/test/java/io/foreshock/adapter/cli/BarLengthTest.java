package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class BarLengthTest {

  private final BarLength.Converter converter = new BarLength.Converter();

  @ParameterizedTest
  @CsvSource({"30m, 1800000", "1h, 3600000", "1d, 86400000"})
  void convert_numberAndUnit_isMilliseconds(String text, long milliseconds) {
    assertThat(converter.convert(text).milliseconds()).isEqualTo(milliseconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30m", "90m", "1h", "8h", "1d", "2d"})
  void text_ofALength_isWhatPeopleWrite(String text) {
    assertThat(converter.convert(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "0h", "-1h", "1w", "1.5h", "999999d"})
  void convert_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(TypeConversionException.class);
  }
}
