package io.foreshock.adapter.cli.report;

/**
 * Markup under construction: every text and attribute is escaped, and what is opened is closed by
 * name. The result is well-formed XML.
 */
final class Html {

  private final StringBuilder markup = new StringBuilder(1 << 16);

  Html() {}

  /**
   * Opens an element.
   *
   * @param tag its name
   * @param attributes names and values by turns
   */
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    markup.append('>');
    return this;
  }

  Html close(String tag) {
    markup.append("</").append(tag).append(">\n");
    return this;
  }

  /** Adds an element without content. */
  Html empty(String tag, String... attributes) {
    start(tag, attributes);
    markup.append("/>\n");
    return this;
  }

  /** Adds an element that holds a text. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  Html text(String text) {
    escape(markup, text);
    return this;
  }

  /** Adds a constant of the program that holds no character to escape. */
  Html add(String constant) {
    markup.append(constant);
    return this;
  }

  private void start(String tag, String... attributes) {
    markup.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      markup.append(' ').append(attributes[i]).append("=\"");
      escape(markup, attributes[i + 1]);
      markup.append('"');
    }
  }

  /** Characters that XML cannot hold become a question mark. */
  private static void escape(StringBuilder to, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '&' -> to.append("&amp;");
        case '"' -> to.append("&quot;");
        case '\'' -> to.append("&#39;");
        default -> to.append(allowed(c) ? c : '?');
      }
    }
  }

  private static boolean allowed(char c) {
    boolean control = c < ' ' && c != '\n' && c != '\t';
    return !control && !Character.isSurrogate(c) && c < '\uFFFE';
  }

  @Override
  public String toString() {
    return markup.toString();
  }
}
