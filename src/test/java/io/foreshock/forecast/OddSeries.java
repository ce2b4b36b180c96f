package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Series of returns that break estimators, and what an estimator may answer to them. */
public final class OddSeries {

  /** Volatility of the ordinary days, log. */
  public static final double SIGMA = 0.01;

  private static final int DAYS = 600;

  private OddSeries() {}

  /** An estimator seen as the numbers it returns for a series. */
  public interface Estimator {

    /** Returns everything the estimator says. */
    double[] numbers(double[] series);
  }

  /** Returns the series by name. */
  public static Map<String, double[]> all() {
    Map<String, double[]> series = new LinkedHashMap<>();
    series.put("flat", new double[DAYS]);
    series.put("all equal", filled(SIGMA));
    series.put("one jump on a flat line", with(new double[DAYS], 300, -0.3));
    series.put("fifty points", Arrays.copyOf(noise(), 50));
    series.put("one point", new double[] {SIGMA});
    series.put("no point", new double[0]);
    series.put("two values", twoValued());
    series.put("alternating", alternating());
    series.put("jump of 50 sd at the start", with(noise(), 0, -50 * SIGMA));
    series.put("jump of 50 sd", with(noise(), 300, 50 * SIGMA));
    series.put("jump of 50 sd at the end", with(noise(), DAYS - 1, -50 * SIGMA));
    series.put("dead for a while", with(Arrays.copyOf(new double[DAYS], DAYS), noise(), 250));
    series.put("dead at the end", Arrays.copyOf(Arrays.copyOf(noise(), 350), DAYS));
    series.put("only rising", rising());
    series.put("tiny", scaled(1e-9));
    series.put("huge", scaled(1e6));
    return series;
  }

  private static double[] noise() {
    Random random = new Random(1L);
    double[] series = new double[DAYS];
    Arrays.setAll(series, _ -> SIGMA * random.nextGaussian());
    return series;
  }

  private static double[] filled(double value) {
    double[] series = new double[DAYS];
    Arrays.fill(series, value);
    return series;
  }

  private static double[] with(double[] series, int day, double jump) {
    series[day] = jump;
    return series;
  }

  private static double[] with(double[] series, double[] later, int from) {
    System.arraycopy(later, from, series, from, series.length - from);
    return series;
  }

  private static double[] twoValued() {
    Random random = new Random(2L);
    double[] series = new double[DAYS];
    Arrays.setAll(series, _ -> random.nextBoolean() ? SIGMA : -SIGMA);
    return series;
  }

  private static double[] alternating() {
    double[] series = new double[DAYS];
    Arrays.setAll(series, day -> day % 2 == 0 ? SIGMA : -SIGMA);
    return series;
  }

  private static double[] rising() {
    return Arrays.stream(noise()).map(r -> Math.abs(r) + 0.1 * SIGMA).toArray();
  }

  private static double[] scaled(double factor) {
    return Arrays.stream(noise()).map(r -> factor * r).toArray();
  }

  /**
   * Requires finite numbers or a refusal that says what is wrong; NaN is neither. A jump, a dead
   * stretch or another unit is no reason to refuse.
   */
  public static void requireFiniteOrRefused(Estimator estimator, String name, double[] series) {
    double[] numbers;
    try {
      numbers = estimator.numbers(series);
    } catch (IllegalArgumentException | IllegalStateException refused) {
      assertThat(refused.getMessage()).isNotBlank().doesNotContain("NaN").hasSizeGreaterThan(15);
      assertThat(name).doesNotStartWith("jump").doesNotStartWith("dead").isNotIn("tiny", "huge");
      return;
    }
    assertThat(numbers).isNotEmpty();
    for (double number : numbers) {
      assertThat(number).isFinite();
    }
  }
}
