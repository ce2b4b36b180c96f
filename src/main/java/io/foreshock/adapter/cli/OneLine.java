package io.foreshock.adapter.cli;

/** An error in one line, for people who want to know what to do and not where it was thrown. */
final class OneLine {

  private OneLine() {}

  /** Returns the error's message without line breaks, or its class where it has none. */
  static String of(Throwable error) {
    return of(text(error));
  }

  /** Returns a text without line breaks. */
  static String of(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /** Returns the first line of the error's message, or its class where it has none. */
  static String firstOf(Throwable error) {
    return text(error).lines().findFirst().orElseThrow();
  }

  private static String text(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getName() : message.strip();
  }
}
