package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our estimators run through the benchmark league's algorithms, against its printed losses. */
class LeagueReplicationTest {

  /** Two optimisers of the same likelihood: 1.2e-5 was seen; the league's ranks are 1e-3 apart. */
  private static final double TOLERANCE = 1e-4;

  private static final Map<String, VarEsLeague> LEAGUES = new HashMap<>();

  record Row(String series, String model, int level, double jointLoss, double tick, double hits) {}

  private static VarEsLeague league(String series) {
    return LEAGUES.computeIfAbsent(series, LeagueReplicationTest::run);
  }

  private static VarEsLeague run(String series) {
    boolean index = series.equals("sp500");
    double[] returns =
        Golden.rows(index ? "g02_sp500_logret_pct.csv" : "g01_dem2gbp.csv").stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
    VarEsLeague league = new VarEsLeague(returns, index ? 1000 : 750, 50);
    league.runAll();
    return league;
  }

  static List<Row> rows() {
    return Golden.rows("g09_league.csv").stream().skip(1).map(LeagueReplicationTest::row).toList();
  }

  private static Row row(String line) {
    String[] cells = line.split(",");
    int level = Arrays.binarySearch(VarEsLeague.ALPHAS, Double.parseDouble(cells[2]));
    return new Row(
        cells[0],
        cells[1],
        level,
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void runAll_sameAlgorithm_matchesBenchmark(Row row) {
    VarEsLeague league = league(row.series());
    assertThat(league.jointLoss(row.model(), row.level()))
        .isCloseTo(row.jointLoss(), within(TOLERANCE));
    assertThat(league.tickLoss(row.model(), row.level())).isCloseTo(row.tick(), within(TOLERANCE));
    assertThat(league.violations(row.model(), row.level())).isEqualTo(row.hits());
  }
}
