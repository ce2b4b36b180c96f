package io.foreshock.training;

/** Text that fits a line of a report. */
final class OneLine {

  private OneLine() {}

  /** Returns the text without line breaks, shortened where it is longer than allowed. */
  static String of(String text, int longest) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
  }
}
