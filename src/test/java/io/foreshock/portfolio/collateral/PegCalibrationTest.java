package io.foreshock.portfolio.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of pegs against its calibration. The data are not part of the project; where they
 * lie is told by the system property {@code foreshock.shared}, by default {@code ../shared}.
 */
class PegCalibrationTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("foreshock.shared", "../shared"), "data", "research");

  private static SortedMap<LocalDate, Double> days(double... lows) {
    SortedMap<LocalDate, Double> days = new TreeMap<>();
    for (double low : lows) {
      days.put(LocalDate.of(2021, 1, 1).plusDays(days.size()), low);
    }
    return days;
  }

  /**
   * By hand: twenty days. The third and fifth are one episode of depth 0.05, three days long, two
   * of which are not at risk; seven days later, on the thirteenth, begins another of 0.02.
   */
  @Test
  void figures_twoEpisodes_matchHandCount() {
    double[] lows = new double[20];
    Arrays.fill(lows, 1.0);
    lows[2] = 0.97;
    lows[4] = 0.95;
    lows[12] = 0.98;
    PegCalibration.Figures figures = PegCalibration.figures("X", days(lows));
    assertThat(figures.episodes()).isEqualTo(2);
    assertThat(figures.daysAtRisk()).isEqualTo(18);
    assertThat(figures.deepest()).isCloseTo(0.05, within(1e-15));
    assertThat(figures.chance()).isCloseTo(2.5 / 19, within(1e-15));
    assertThat(figures.depth()).isCloseTo(1.07 / 3, within(1e-15));
  }

  @Test
  void figures_pegThatHeld_isHalfAnEpisodeThatTakesAll() {
    PegCalibration.Figures figures = PegCalibration.figures("X", days(1.0, 0.99, 1.1));
    assertThat(figures.episodes()).isZero();
    assertThat(figures.chance()).isEqualTo(0.5 / 4);
    assertThat(figures.depth()).isEqualTo(1.0);
  }

  @Test
  void table_calibratedOnResearchData_isWhatTheProgramSays() throws IOException {
    String message = "SKIPPED: no research data at " + FOLDER.toAbsolutePath().normalize();
    if (!Files.isDirectory(FOLDER)) {
      System.out.println(message);
    }
    assumeTrue(Files.isDirectory(FOLDER), message);
    List<PeggedAsset> counted =
        PegCalibration.of(FOLDER).stream()
            .map(figures ->
                new PeggedAsset(
                    figures.symbol(),
                    "USD",
                    PegCalibration.ppm(figures.chance()),
                    PegCalibration.ppm(figures.depth()),
                    PegBasis.CALIBRATED))
            .toList();
    assertThat(PeggedAsset.all().stream().filter(peg -> peg.basis() == PegBasis.CALIBRATED))
        .containsExactlyElementsOf(counted);
  }

  @Test
  void table_priors_areTheWorstOfTheCalibrated() {
    long chance = calibrated().stream().mapToLong(PeggedAsset::chancePpm).max().orElseThrow();
    long depth = calibrated().stream().mapToLong(PeggedAsset::depthPpm).max().orElseThrow();
    assertThat(PeggedAsset.all().stream().filter(peg -> peg.basis() == PegBasis.PRIOR))
        .isNotEmpty()
        .allMatch(peg -> peg.chancePpm() == chance && peg.depthPpm() == depth);
  }

  private static List<PeggedAsset> calibrated() {
    return PeggedAsset.all().stream().filter(peg -> peg.basis() == PegBasis.CALIBRATED).toList();
  }

  @Test
  void document_tableOfPegs_isThatOfTheCode() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs", "collateral.md"));
    for (PeggedAsset peg : calibrated()) {
      String figures = String.format(Locale.ROOT, "| %d | %d |", peg.chancePpm(), peg.depthPpm());
      assertThat(lines)
          .anyMatch(line -> line.startsWith("| " + peg.symbol() + " |") && line.endsWith(figures));
    }
  }
}
