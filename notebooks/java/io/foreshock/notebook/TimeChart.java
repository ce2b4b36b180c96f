package io.foreshock.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.IntPredicate;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines and marks over days. Not safe for threads. */
public final class TimeChart {

  private static final long DAY_MS = 86_400_000L;
  private static final long FOUR_YEARS = 1_461;

  private final XYChart chart;
  private final long from;
  private final long to;

  private TimeChart(String title, String values, long from, long to) {
    this.from = from;
    this.to = to;
    chart = new XYChartBuilder().width(900).height(360).title(title).yAxisTitle(values).build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLocale(Locale.ROOT);
    chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
    chart.getStyler().setDatePattern(to - from > FOUR_YEARS ? "yyyy-MM" : "yyyy-MM-dd");
  }

  /**
   * Starts a chart of some days.
   *
   * @param title what it shows
   * @param values name and unit of the values
   * @param from first day shown, ISO date
   * @param to last day shown, ISO date
   */
  public static TimeChart of(String title, String values, String from, String to) {
    return new TimeChart(
        title, values, LocalDate.parse(from).toEpochDay(), LocalDate.parse(to).toEpochDay());
  }

  /** Makes the axis of values logarithmic; all values must be positive. */
  public TimeChart logarithmic() {
    chart.getStyler().setYAxisLogarithmic(true);
    return this;
  }

  /**
   * Sets the range of values shown.
   *
   * @param least lowest
   * @param most highest
   */
  public TimeChart range(double least, double most) {
    chart.getStyler().setYAxisMin(least);
    chart.getStyler().setYAxisMax(most);
    return this;
  }

  /**
   * Draws a line.
   *
   * @param name its name
   * @param epochDays days since 1970-01-01, ascending
   * @param values as many
   */
  public TimeChart line(String name, long[] epochDays, double[] values) {
    XYSeries series = add(name, epochDays, values, day -> true);
    series.setLineStyle(new BasicStroke(1.3f));
    series.setMarker(SeriesMarkers.NONE);
    return this;
  }

  /**
   * Draws a mark on some days.
   *
   * @param name their name
   * @param epochDays days since 1970-01-01, ascending
   * @param values as many
   * @param marked tells for a place in the columns whether it gets a mark
   */
  public TimeChart marks(String name, long[] epochDays, double[] values, IntPredicate marked) {
    XYSeries series = add(name, epochDays, values, marked);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(Color.RED);
    return this;
  }

  private XYSeries add(String name, long[] epochDays, double[] values, IntPredicate shown) {
    List<Date> days = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    for (int i = 0; i < epochDays.length; i++) {
      if (epochDays[i] >= from && epochDays[i] <= to && shown.test(i)) {
        days.add(new Date(epochDays[i] * DAY_MS));
        heights.add(values[i]);
      }
    }
    if (days.isEmpty()) {
      throw new IllegalArgumentException("nothing to draw of " + name + " in the days shown");
    }
    return chart.addSeries(name, days, heights);
  }

  /** Returns the picture, which a notebook shows where it is the last value of a cell. */
  public BufferedImage image() {
    return BitmapEncoder.getBufferedImage(chart);
  }
}
