package io.foreshock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the answer of a path of {@code POST /v1/simulations}: equity, initial and maintenance
 * margin by day, in dollars. Reads the answer from standard input and writes SVG to standard
 * output:
 *
 * <pre>java src/test/java/io/foreshock/ReplayPlot.java &lt; answer.json &gt; plot.svg</pre>
 */
public final class ReplayPlot {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 70;
  private static final int TOP = 30;
  private static final int BOTTOM = 40;
  private static final int GRID_LINES = 4;
  private static final Pattern DAY =
      Pattern.compile(
          "\"date\":\"([0-9-]+)\",\"profitUsd6\":\"-?[0-9]+\",\"equityUsd6\":\"(-?[0-9]+)\""
              + ",\"initialMarginUsd6\":\"([0-9]+)\",\"maintenanceMarginUsd6\":\"([0-9]+)\"");
  private static final List<String> NAMES =
      List.of("equity", "initial margin", "maintenance margin");
  private static final List<String> COLOURS = List.of("#1b6ca8", "#c0392b", "#e08e0b");

  private final List<String> dates = new ArrayList<>();
  private final List<double[]> days = new ArrayList<>();

  private ReplayPlot() {}

  /** Draws standard input to standard output. */
  public static void main(String[] args) throws IOException {
    ReplayPlot plot = new ReplayPlot();
    plot.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    System.out.println(plot.svg());
  }

  private void read(String answer) {
    Matcher day = DAY.matcher(answer);
    while (day.find()) {
      dates.add(day.group(1));
      double[] values = new double[NAMES.size()];
      for (int line = 0; line < values.length; line++) {
        values[line] = Long.parseLong(day.group(line + 2)) / 1e6;
      }
      days.add(values);
    }
    if (days.size() < 2) {
      throw new IllegalArgumentException("the answer must have two days or more");
    }
  }

  private String svg() {
    StringBuilder svg = new StringBuilder(300);
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH,
            HEIGHT));
    grid(svg);
    for (int line = 0; line < NAMES.size(); line++) {
      line(svg, line);
    }
    return svg.append("</svg>").toString();
  }

  private void grid(StringBuilder svg) {
    for (int i = 0; i <= GRID_LINES; i++) {
      double value = least() + i * (most() - least()) / GRID_LINES;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>%n",
              LEFT,
              WIDTH,
              y(value),
              y(value),
              LEFT - 6,
              y(value) + 4,
              value));
    }
    text(svg, LEFT, HEIGHT - 14, "#333", dates.getFirst());
    text(svg, WIDTH - 80, HEIGHT - 14, "#333", dates.getLast());
  }

  private static void text(StringBuilder svg, int x, int y, String colour, String text) {
    svg.append(
        String.format(
            Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", x, y, colour, text));
  }

  private void line(StringBuilder svg, int line) {
    svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
        .append(COLOURS.get(line))
        .append("\" points=\"");
    for (int day = 0; day < days.size(); day++) {
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(day), y(days.get(day)[line])));
    }
    svg.append("\"/>\n");
    text(svg, LEFT + 140 * line, 16, COLOURS.get(line), NAMES.get(line) + ", USD");
  }

  private double x(int day) {
    return LEFT + (double) day / (days.size() - 1) * (WIDTH - LEFT - 4);
  }

  private double y(double value) {
    double share = (value - least()) / Math.max(1e-9, most() - least());
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private double least() {
    return days.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
  }

  private double most() {
    return days.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
  }
}
