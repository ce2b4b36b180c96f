package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.tail.Leagues.Row;
import io.foreshock.forecast.volatility.GjrParameters;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our estimators run through the benchmark league's algorithms, against its printed losses. */
class LeagueReplicationTest {

  /** Two optimisers of the same likelihood: 1.2e-5 was seen; the league's ranks are 1e-3 apart. */
  private static final double TOLERANCE = 1e-4;

  /** The reference's GJR fits of this series are no optima: NasdaqRefitTest shows it. */
  private static final Predicate<Row> STUCK =
      row -> row.series().equals("nasdaq") && row.model().startsWith("GJR");

  static List<Row> rows() {
    return Leagues.rows("g09_league.csv").stream().filter(STUCK.negate()).toList();
  }

  static List<Row> cryptoRows() {
    return Leagues.rows("g11_league.csv");
  }

  static List<Row> stuckRows() {
    return Leagues.rows("g09_league.csv").stream().filter(STUCK).toList();
  }

  @ParameterizedTest
  @MethodSource({"rows", "cryptoRows"})
  void runAll_sameAlgorithm_matchesBenchmark(Row row) throws IOException {
    requireMatch(Leagues.of(row.series()), row, TOLERANCE);
    assertThat(Leagues.of(row.series()).violations(row.model(), row.level())).isEqualTo(row.hits());
  }

  private static void requireMatch(VarEsLeague league, Row row, double tolerance) {
    assertThat(league.jointLoss(row.model(), row.level()))
        .isCloseTo(row.jointLoss(), within(tolerance));
    assertThat(league.tickLoss(row.model(), row.level())).isCloseTo(row.tick(), within(tolerance));
  }

  /**
   * With the parameters of the reference's fitting path in place of ours its rows come out; 2e-4:
   * where that path stops moves with the last bits of the likelihood.
   */
  @ParameterizedTest
  @MethodSource("stuckRows")
  void runGjr_parametersOfTheReference_matchesBenchmark(Row row) throws IOException {
    VarEsLeague league = Leagues.notRun("nasdaq");
    league.runGjr(
        Golden.rows("g09_nasdaq_gjr_refits.csv").stream()
            .skip(1)
            .map(LeagueReplicationTest::parameters)
            .toList());
    requireMatch(league, row, 2e-4);
  }

  private static GjrParameters parameters(String line) {
    double[] cells = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    return new GjrParameters(cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
  }

  /**
   * The same path with a start of its own for each fit finds the optima, and our rows; 1e-4: two
   * optimisers of the same likelihood.
   */
  @ParameterizedTest
  @CsvSource({
    "GJR-EVT, 0, 1.2821938829",
    "GJR-FHS, 0, 1.2895876234",
    "GJR-t, 0, 1.3173928563",
    "GJR-EVT, 1, 1.0950191529",
    "GJR-FHS, 1, 1.0972977030",
    "GJR-t, 1, 1.1112375396",
    "GJR-EVT, 2, 0.9208450682",
    "GJR-FHS, 2, 0.9218419052",
    "GJR-t, 2, 0.9262824231"
  })
  void runAll_nasdaqGjr_matchesColdStartsOfTheReference(String model, int level, double jointLoss)
      throws IOException {
    assertThat(Leagues.of("nasdaq").jointLoss(model, level))
        .isCloseTo(jointLoss, within(TOLERANCE));
  }
}
