package io.foreshock.adapter.marketdata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads ISO-8601 timestamps. The common form {@code yyyy-MM-ddTHH:mm:ssZ} takes a path of its own,
 * about ten times as fast as the library's.
 */
final class Timestamps {

  private static final int DATE_LENGTH = 10;
  private static final int COMMON_LENGTH = 20;
  private static final long DAY_MS = 86_400_000;

  private Timestamps() {}

  /**
   * Returns epoch milliseconds.
   *
   * @param text a date, which means its midnight in UTC, or a time with its offset
   * @throws DateTimeException if the text is neither
   */
  static long parse(String text) {
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text).toEpochDay() * DAY_MS;
    }
    return common(text) ? parseCommon(text) : OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  private static boolean common(String text) {
    return text.length() == COMMON_LENGTH
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && text.charAt(19) == 'Z';
  }

  private static long parseCommon(String text) {
    int year = two(text, 0) * 100 + two(text, 2);
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no such time of day in '" + text + "'");
    }
    long day = LocalDate.of(year, two(text, 5), two(text, 8)).toEpochDay();
    return day * DAY_MS + ((hour * 60L + minute) * 60 + second) * 1000;
  }

  private static int two(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      throw new DateTimeException("not a number in '" + text + "'");
    }
    return 10 * tens + ones;
  }
}
