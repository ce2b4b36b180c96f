package io.foreshock.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves and points over numbers. Not safe for threads. */
public final class CurveChart {

  private final XYChart chart;

  private CurveChart(String title, String arguments, String values) {
    chart =
        new XYChartBuilder()
            .width(900)
            .height(360)
            .title(title)
            .xAxisTitle(arguments)
            .yAxisTitle(values)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLocale(Locale.ROOT);
    chart.getStyler().setXAxisDecimalPattern("0.###");
    chart.getStyler().setXAxisTickMarkSpacingHint(100);
  }

  /**
   * Starts a chart.
   *
   * @param title what it shows
   * @param arguments name and unit of the horizontal axis
   * @param values name and unit of the vertical axis
   */
  public static CurveChart of(String title, String arguments, String values) {
    return new CurveChart(title, arguments, values);
  }

  /** Makes the vertical axis logarithmic; all values must be positive. */
  public CurveChart logarithmic() {
    chart.getStyler().setYAxisLogarithmic(true);
    return this;
  }

  /**
   * Draws a curve.
   *
   * @param name its name
   * @param arguments ascending
   * @param values as many
   */
  public CurveChart curve(String name, double[] arguments, double[] values) {
    XYSeries series = chart.addSeries(name, arguments, values);
    series.setLineStyle(new BasicStroke(1.3f));
    series.setMarker(SeriesMarkers.NONE);
    return this;
  }

  /**
   * Draws points.
   *
   * @param name their name
   * @param arguments places on the horizontal axis
   * @param values as many
   */
  public CurveChart points(String name, double[] arguments, double[] values) {
    XYSeries series = chart.addSeries(name, arguments, values);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    return this;
  }

  /** Returns the picture, which a notebook shows where it is the last value of a cell. */
  public BufferedImage image() {
    return BitmapEncoder.getBufferedImage(chart);
  }
}
