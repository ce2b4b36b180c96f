package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a Grimshaw-profile maximum likelihood computed with R; see the files' headers. */
class GeneralizedParetoGoldenTest {

  /** Wide enough for the Danish claims, whose shape is beyond the service's own bound. */
  private static final ShapeRange WIDE = new ShapeRange(-0.9, 2.0);

  private static final double[] LEVELS = {0.95, 0.99, 0.995, 0.999};

  /** 1e-5 relative: the reference's own one-dimensional search stops near 1e-8. */
  private static final Percentage PARAMETER = withPercentage(1e-3);

  /** 1e-3 relative: the reference differentiates numerically. */
  private static final Percentage ERROR = withPercentage(0.1);

  static Stream<String> rows() {
    return Golden.rows("g04_evt.csv").stream().skip(1);
  }

  private static PeaksOverThreshold fit(String[] cells) {
    String sample = cells[0].substring(0, cells[0].indexOf('_'));
    sample = sample.equals("sp500dge") ? "sp500" : sample;
    double[] losses = Golden.losses("g04_" + sample + "_tail.csv");
    return PeaksOverThreshold.above(losses, Double.parseDouble(cells[1]), WIDE);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void above_goldenSample_matchesParameters(String row) {
    String[] cells = row.split(",", -1);
    PeaksOverThreshold tail = fit(cells);
    assertThat(tail.observations()).isEqualTo(Integer.parseInt(cells[2]));
    assertThat(tail.fit().exceedances()).isEqualTo(Integer.parseInt(cells[3]));
    assertThat(tail.fit().converged()).isTrue();
    assertThat(tail.fit().iterations()).isLessThan(30);
    GeneralizedPareto pareto = tail.fit().distribution();
    assertThat(pareto.shape()).isCloseTo(Double.parseDouble(cells[4]), PARAMETER);
    assertThat(pareto.scale()).isCloseTo(Double.parseDouble(cells[5]), PARAMETER);
    assertThat(tail.fit().logLikelihood())
        .isCloseTo(Double.parseDouble(cells[6]), within(1e-9)); // flat at the maximum
  }

  @ParameterizedTest
  @MethodSource("rows")
  void errors_goldenSample_matchObservedInformation(String row) {
    String[] cells = row.split(",", -1);
    PeaksOverThreshold tail = fit(cells);
    String sample = cells[0].startsWith("sp500") ? "sp500" : cells[0].split("_")[0];
    double[] excesses =
        Arrays.stream(Golden.losses("g04_" + sample + "_tail.csv"))
            .filter(loss -> loss > tail.threshold())
            .map(loss -> loss - tail.threshold())
            .toArray();
    GeneralizedParetoErrors errors = GeneralizedParetoErrors.of(tail.fit(), excesses).orElseThrow();
    assertThat(errors.shape()).isCloseTo(Double.parseDouble(cells[7]), ERROR);
    assertThat(errors.scale()).isCloseTo(Double.parseDouble(cells[8]), ERROR);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void riskMeasures_goldenSample_matchMcNeilFrey(String row) {
    String[] cells = row.split(",", -1);
    PeaksOverThreshold tail = fit(cells);
    for (int i = 0; i < LEVELS.length; i++) {
      double alpha = 1.0 - LEVELS[i];
      assertThat(tail.reaches(alpha)).isEqualTo(!cells[9 + i].equals("NA"));
      if (tail.reaches(alpha)) {
        assertThat(tail.valueAtRisk(alpha)).isCloseTo(Double.parseDouble(cells[9 + i]), PARAMETER);
        assertThat(tail.expectedShortfall(alpha))
            .isCloseTo(Double.parseDouble(cells[13 + i]), PARAMETER);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void typeSeven_goldenSample_matchesQuantileUsedAsThreshold(String row) {
    String[] cells = row.split(",", -1);
    if (cells[0].endsWith("q95")) {
      String sample = cells[0].startsWith("sp500") ? "sp500" : "bmw";
      double[] losses = Golden.losses("g04_" + sample + "_tail.csv");
      assertThat(EmpiricalQuantile.typeSeven(losses, 0.95))
          .isCloseTo(Double.parseDouble(cells[1]), within(1e-12)); // printed to 15 digits
    }
  }

  @Test
  void above_danishClaimsConventionalRange_clampsShapeAndRefitsScale() {
    double[] losses = Golden.losses("g04_danish_tail.csv");
    PeaksOverThreshold tail = PeaksOverThreshold.above(losses, 5.0, ShapeRange.CONVENTIONAL);
    assertThat(tail.fit().shapeSource()).isEqualTo(ShapeSource.CLAMPED);
    assertThat(tail.fit().distribution().shape()).isEqualTo(0.5);
    double[] excesses =
        Arrays.stream(losses)
            .filter(loss -> loss > tail.threshold())
            .map(loss -> loss - tail.threshold())
            .toArray();
    assertThat(tail.fit().distribution().scale())
        .isEqualTo(GeneralizedParetoFit.withShape(excesses, 0.5).distribution().scale());
    double free = GeneralizedParetoFit.maximumLikelihood(excesses, WIDE).distribution().scale();
    assertThat(tail.fit().distribution().scale()).isGreaterThan(free * 1.01);
  }
}
