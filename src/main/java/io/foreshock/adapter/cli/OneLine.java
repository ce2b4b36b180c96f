package io.foreshock.adapter.cli;

/** An error in one line, for people who want to know what to do and not where it was thrown. */
final class OneLine {

  private OneLine() {}

  /** Returns the error's message without line breaks, or its class where it has none. */
  static String of(Throwable error) {
    String message = error.getMessage();
    String text = message == null || message.isBlank() ? error.getClass().getName() : message;
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
