package io.foreshock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over two logarithmic axes, as SVG.
 *
 * @param horizontal what is along the bottom
 * @param vertical what goes up
 * @param lines points (x, y), both positive, of each named line
 */
record LogLogPlot(String horizontal, String vertical, Map<String, List<double[]>> lines) {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 80;
  private static final int RIGHT = 120;
  private static final int TOP = 20;
  private static final int BOTTOM = 60;
  private static final int TEXT_HEIGHT = 14;
  private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7"};

  /** Returns the drawing. */
  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            WIDTH,
            HEIGHT));
    for (int axis = 0; axis < 2; axis++) {
      for (double tick = Math.pow(10, low(axis));
          tick <= Math.pow(10, high(axis)) * 1.001;
          tick *= 10) {
        svg.append(tick(axis, tick));
      }
    }
    svg.append(text(LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - 15, "middle", horizontal));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
            TOP + (HEIGHT - TOP - BOTTOM) / 2,
            vertical));
    int line = 0;
    List<int[]> named = new ArrayList<>();
    for (Map.Entry<String, List<double[]>> entry : lines.entrySet()) {
      svg.append(line(entry.getValue(), COLOURS[line++ % COLOURS.length]));
      int[] place = place(entry.getValue().getLast(), named);
      named.add(place);
      svg.append(text(place[0], place[1], "start", entry.getKey()));
    }
    return svg.append("</svg>\n").toString();
  }

  /** Returns where a line's name goes: at its end, below names that are there already. */
  private int[] place(double[] end, List<int[]> named) {
    int[] place = {(int) x(end[0]) + 8, (int) y(end[1]) + 4};
    while (named.stream()
        .anyMatch(
            other ->
                Math.abs(other[0] - place[0]) < RIGHT
                    && Math.abs(other[1] - place[1]) < TEXT_HEIGHT)) {
      place[1]++;
    }
    return place;
  }

  private String line(List<double[]> points, String colour) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (double[] point : points) {
      double x = x(point[0]);
      double y = y(point[1]);
      path.append(path.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
              x,
              y,
              colour));
    }
    return String.format(
            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n", path, colour)
        + dots;
  }

  private String tick(int axis, double value) {
    String label =
        value >= 1 && value < 1e7
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%.0e", value);
    if (axis == 0) {
      int x = (int) x(value);
      return grid(x, TOP, x, HEIGHT - BOTTOM) + text(x, HEIGHT - BOTTOM + 18, "middle", label);
    }
    int y = (int) y(value);
    return grid(LEFT, y, WIDTH - RIGHT, y) + text(LEFT - 8, y + 4, "end", label);
  }

  private static String grid(int x1, int y1, int x2, int y2) {
    return String.format(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#dddddd\"/>%n", x1, y1, x2, y2);
  }

  private static String text(int x, int y, String anchor, String text) {
    return String.format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
  }

  private double x(double value) {
    return LEFT + share(0, value) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - share(1, value) * (HEIGHT - TOP - BOTTOM);
  }

  private double share(int axis, double value) {
    return (Math.log10(value) - low(axis)) / (high(axis) - low(axis));
  }

  private double low(int axis) {
    return Math.floor(
        lines.values().stream()
            .flatMap(List::stream)
            .mapToDouble(point -> Math.log10(point[axis]))
            .min()
            .orElse(0));
  }

  private double high(int axis) {
    double most =
        Math.ceil(
            lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(point -> Math.log10(point[axis]))
                .max()
                .orElse(1));
    return Math.max(most, low(axis) + 1);
  }
}
