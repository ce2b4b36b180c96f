package io.foreshock.adapter.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The length of a bar as people write it: {@code 30m}, {@code 1h}, {@code 1d}.
 *
 * @param milliseconds length, positive
 */
record BarLength(long milliseconds) {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})(m|h|d)");
  private static final long MINUTE_MS = 60_000L;

  /** Returns the length as people write it, in the largest unit that fits. */
  String text() {
    long minutes = milliseconds / MINUTE_MS;
    if (minutes % 1440 == 0) {
      return minutes / 1440 + "d";
    }
    return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
  }

  /** Reads the text of an option. */
  static final class Converter implements ITypeConverter<BarLength> {

    @Override
    public BarLength convert(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException(
            "must be a number of minutes, hours or days such as 30m, 1h or 1d, was '" + text + "'");
      }
      return new BarLength(Long.parseLong(form.group(1)) * unit(form.group(2)));
    }

    private static long unit(String letter) {
      return switch (letter) {
        case "m" -> MINUTE_MS;
        case "h" -> 60 * MINUTE_MS;
        default -> 24 * 60 * MINUTE_MS;
      };
    }
  }
}
