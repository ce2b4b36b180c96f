package io.foreshock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what {@code bench/run growth} found. */
public final class GrowthPlots {

  private static final int WHAT = 0;
  private static final int AXIS = 1;
  private static final int SECONDS = 4;
  private static final int MEGABYTES = 5;

  private GrowthPlots() {}

  /**
   * Draws four plots.
   *
   * @param args the file of points, the folder of the plots
   */
  public static void main(String[] args) throws IOException {
    List<String[]> points =
        Files.readAllLines(Path.of(args[0])).stream().skip(1).map(line -> line.split(",")).toList();
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (String axis : List.of("markets", "days")) {
      String title = axis.equals("markets") ? "number of markets" : "days of history, 3 markets";
      write(folder, "growth-time-" + axis, "processor time, s", title, points, axis, SECONDS);
      write(folder, "growth-memory-" + axis, "resident memory, MB", title, points, axis, MEGABYTES);
    }
  }

  private static void write(
      Path folder,
      String name,
      String vertical,
      String horizontal,
      List<String[]> points,
      String axis,
      int column)
      throws IOException {
    Map<String, List<double[]>> lines = new LinkedHashMap<>();
    for (String[] point : points) {
      if (point[AXIS].equals(axis)) {
        double x = Double.parseDouble(point[axis.equals("markets") ? 2 : 3]);
        lines
            .computeIfAbsent(point[WHAT], unseen -> new ArrayList<>())
            .add(new double[] {x, Double.parseDouble(point[column])});
      }
    }
    if (!lines.isEmpty()) {
      Files.writeString(
          folder.resolve(name + ".svg"), new LogLogPlot(horizontal, vertical, lines).svg());
    }
  }
}
