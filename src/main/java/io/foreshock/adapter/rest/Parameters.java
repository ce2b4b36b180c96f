package io.foreshock.adapter.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads parameters and times of requests; what cannot be read is named, never guessed. */
final class Parameters {

  /** Moments that can be told in four-digit years. */
  private static final long EARLIEST_MS = -62_135_596_800_000L;

  private static final long LATEST_MS = 253_402_300_799_999L;
  private static final int DATE_LENGTH = 10;

  private Parameters() {}

  /** Returns a moment given as epoch milliseconds or ISO-8601, empty where none is given. */
  static OptionalLong moment(String name, @Nullable String text) {
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(epochMs(text));
    } catch (DateTimeException | NumberFormatException _) {
      throw InvalidRequestException.inParameter(
          name, name + " must be epoch milliseconds or an ISO-8601 instant, was '" + text + "'");
    }
  }

  /**
   * Returns epoch milliseconds.
   *
   * @param text epoch milliseconds, a date, or a date and time with its offset
   * @throws DateTimeException if the text is none of them or outside the years 1 to 9999
   */
  static long epochMs(String text) {
    if (text.matches("-?[0-9]{1,18}")) {
      return requireInRange(Long.parseLong(text));
    }
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
    return requireInRange(OffsetDateTime.parse(text).toInstant().toEpochMilli());
  }

  /** Returns the moment if its year has four digits. */
  static long requireInRange(long epochMs) {
    if (!(epochMs >= EARLIEST_MS && epochMs <= LATEST_MS)) {
      throw new DateTimeException("outside the years 1 to 9999");
    }
    return epochMs;
  }

  /** Returns a flag, false where none is given. */
  static boolean flag(String name, @Nullable String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw InvalidRequestException.inParameter(
        name, name + " must be true or false, was '" + text + "'");
  }

  /** Returns a number of things, at least 0. */
  static long count(String name, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw InvalidRequestException.inParameter(
          name, name + " must be an integer of at least 0, was '" + text + "'");
    }
    return Long.parseLong(text);
  }

  /** Returns an integer. */
  static int integer(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw InvalidRequestException.inParameter(
          name, name + " must be an integer, was '" + text + "'");
    }
  }
}
