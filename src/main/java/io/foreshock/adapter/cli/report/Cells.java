package io.foreshock.adapter.cli.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Numbers in table cells: rounded for the eye, with the exact number of report.json in {@code
 * data-value} and its name there in {@code data-field}.
 */
final class Cells {

  private static final double SIGNIFICANCE = 0.05;

  private Cells() {}

  /** Adds a head of columns. */
  static void head(Html html, String... titles) {
    html.open("thead").open("tr");
    for (String title : titles) {
      html.element("th", title, "scope", "col");
    }
    html.close("tr").close("thead");
  }

  /** Adds a percentage of a fraction. */
  static void percent(Html html, String field, double value, int digits) {
    cell(html, field, value, shownPercent(value, digits), "");
  }

  /** Adds a percentage that meets a goal or misses it, which the cell says in a sign as well. */
  static void goal(Html html, String field, double value, String shown, boolean met) {
    cell(html, field, value, shown + (met ? " \u2713" : " \u2717"), met ? "met" : "missed");
  }

  /** Adds a plain number. */
  static void number(Html html, String field, double value, int digits) {
    cell(html, field, value, shown(value, digits), "");
  }

  /** Adds a plain number, or a dash where there is none. */
  static void number(Html html, String field, OptionalDouble value, int digits) {
    if (value.isPresent()) {
      number(html, field, value.getAsDouble(), digits);
    } else {
      html.element("td", "\u2013");
    }
  }

  /** Adds the p-value of a test of a forecast, marked where it rejects at 5 %. */
  static void pValue(Html html, String field, OptionalDouble value) {
    pValue(html, field, value, "low");
  }

  /** Adds the p-value of a claim to be better, marked where it is shown at 5 %. */
  static void claim(Html html, String field, OptionalDouble value) {
    pValue(html, field, value, "met");
  }

  private static void pValue(Html html, String field, OptionalDouble value, String mark) {
    if (value.isPresent()) {
      double p = value.getAsDouble();
      cell(html, field, p, shown(p, 3), p < SIGNIFICANCE ? mark : "");
    } else {
      html.element("td", "\u2013");
    }
  }

  /** Adds a count. */
  static void count(Html html, String field, long value) {
    html.element(
        "td", Long.toString(value), "data-field", field, "data-value", Long.toString(value));
  }

  static String shownPercent(double value, int digits) {
    return shown(100.0 * value, digits) + " %";
  }

  static String shown(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static void cell(Html html, String field, double value, String shown, String category) {
    String exact = Double.toString(value);
    if (category.isEmpty()) {
      html.element("td", shown, "data-field", field, "data-value", exact);
    } else {
      html.element("td", shown, "class", category, "data-field", field, "data-value", exact);
    }
  }
}
