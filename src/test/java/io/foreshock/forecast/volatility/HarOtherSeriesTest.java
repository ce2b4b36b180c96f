package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HAR and log-HAR on reference series that are not part of the project; skipped without them. */
class HarOtherSeriesTest {

  /** Inputs are printed with twelve digits and the reference inverts XᵀX. */
  private static final double TOLERANCE = 1e-8;

  /** Series whose absence has been told. */
  private static final Set<String> MISSING = new HashSet<>();

  /** One row of the reference table. */
  record Reference(String series, String model, double[] numbers) {

    int neweyWestLags() {
      return (int) numbers[0];
    }

    int window() {
      return (int) numbers[1];
    }
  }

  static List<Reference> references() {
    return Golden.lines("g10_har_others.csv").stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(cells ->
            new Reference(
                cells[0],
                cells[1],
                Arrays.stream(cells).skip(2).mapToDouble(Double::parseDouble).toArray()))
        .toList();
  }

  private static double[] variances(String series) throws IOException {
    boolean index = series.equals("rvsp500");
    String name = index ? "input_rvsp500_midasr.csv" : "input_" + series + "_daily_rv24h.csv";
    Path file = Path.of(System.getProperty("foreshock.shared", "../shared"), "golden", name);
    String message = "SKIPPED: no reference input at " + file.toAbsolutePath().normalize();
    if (!Files.exists(file) && MISSING.add(series)) {
      System.out.println(message);
    }
    assumeTrue(Files.exists(file), message);
    List<String[]> rows = Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
    int column = Arrays.asList(rows.getFirst()).indexOf("rv");
    return rows.stream()
        .skip(1)
        .mapToDouble(cells -> (index ? 1e4 : 1.0) * Double.parseDouble(cells[column]))
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("references")
  void fit_otherSeries_matchesCoefficientsAndErrors(Reference reference) throws IOException {
    RealizedMeasures measures = RealizedMeasures.of(variances(reference.series()));
    LinearRegression fit =
        reference.model().equals("HAR")
            ? Har.fit(measures, 0, measures.length(), HarLags.EXCHANGE).regression()
            : LogHar.regression(measures.logVariance(), measures.length(), HarLags.EXCHANGE);
    assertClose(fit.coefficients(), Arrays.copyOfRange(reference.numbers(), 2, 6));
    assertClose(
        fit.neweyWestErrors(reference.neweyWestLags()),
        Arrays.copyOfRange(reference.numbers(), 6, 10));
    assertThat(fit.rSquared()).isCloseTo(reference.numbers()[10], within(TOLERANCE));
  }

  private static void assertClose(double[] actual, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i] / expected[i]).as("element %s", i).isCloseTo(1.0, within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void forecast_rollingWindow_matchesLosses(Reference reference) throws IOException {
    double[] variances = variances(reference.series());
    int month = HarLags.EXCHANGE.month();
    int rows = reference.window() + month;
    double squared = 0.0;
    double qlike = 0.0;
    for (int day = rows; day < variances.length; day++) {
      double forecast = forecast(reference.model(), Arrays.copyOfRange(variances, day - rows, day));
      double ratio = variances[day] / forecast;
      squared += (variances[day] - forecast) * (variances[day] - forecast);
      qlike += ratio - StrictMath.log(ratio) - 1.0;
    }
    int days = variances.length - rows;
    assertThat(squared / days / reference.numbers()[11]).isCloseTo(1.0, within(TOLERANCE));
    assertThat(qlike / days / reference.numbers()[12]).isCloseTo(1.0, within(TOLERANCE));
  }

  private static double forecast(String model, double[] window) {
    RealizedMeasures measures = RealizedMeasures.of(window);
    RealizedVarianceModel fitted =
        model.equals("HAR")
            ? Har.fit(measures, 0, window.length, HarLags.EXCHANGE)
            : LogHar.fit(measures.logVariance(), window.length, HarLags.EXCHANGE);
    return fitted.forecast(measures, window.length - 1);
  }
}
