package io.foreshock.training;

import io.foreshock.training.GateEvidence.GateDay;
import io.foreshock.training.GateEvidence.GateMarket;
import io.foreshock.training.GateEvidence.Level;
import io.foreshock.training.GateEvidence.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Erf;

/** The gate's numbers a second time, from the formulas as the papers print them. */
final class NaiveGate {

  private static final double CHI_SQUARED_5_PERCENT = 3.841458820694124;

  private NaiveGate() {}

  private static Level level(Said said, boolean longSide, double alpha) {
    GateEvidence.Tail tail = longSide ? said.longSide() : said.shortSide();
    return alpha == 0.01 ? tail.onePercent() : tail.twoAndHalfPercent();
  }

  /** Patton, Ziegel and Chen's FZ0, in returns: v and e are negative. */
  private static double fz0(double y, Level level, double alpha) {
    double v = -level.valueAtRisk();
    double e = -level.expectedShortfall();
    double hit = y <= v ? (v - y) / (alpha * e) : 0.0;
    return -hit + v / e + Math.log(-e) - 1.0;
  }

  private static double signed(GateDay day, boolean longSide) {
    return longSide ? day.logReturn() : -day.logReturn();
  }

  static double fz0WorseP(GateEvidence evidence, double alpha, long from) {
    Map<Long, List<Double>> byDay = new TreeMap<>();
    for (GateMarket market : evidence.markets()) {
      for (GateDay day : market.days()) {
        for (boolean longSide : new boolean[] {true, false}) {
          double y = signed(day, longSide);
          double difference =
              fz0(y, level(day.challenger(), longSide, alpha), alpha)
                  - fz0(y, level(day.champion(), longSide, alpha), alpha);
          if (day.epochDay() >= from) {
            byDay.computeIfAbsent(day.epochDay(), d -> new ArrayList<>()).add(difference);
          }
        }
      }
    }
    return worseP(byDay);
  }

  static double qlikeWorseP(GateEvidence evidence, long from) {
    Map<Long, List<Double>> byDay = new TreeMap<>();
    for (GateMarket market : evidence.markets()) {
      for (GateDay day : market.days()) {
        double difference =
            qlike(day.realizedVariance(), day.challenger())
                - qlike(day.realizedVariance(), day.champion());
        if (day.epochDay() >= from) {
          byDay.computeIfAbsent(day.epochDay(), d -> new ArrayList<>()).add(difference);
        }
      }
    }
    return worseP(byDay);
  }

  private static double qlike(double variance, Said said) {
    double h = said.sigma() * said.sigma();
    return variance / h - Math.log(variance / h) - 1.0;
  }

  /** One minus the normal law of mean ÷ standard error, the latter as a double sum over days. */
  private static double worseP(Map<Long, List<Double>> byDay) {
    double[] d =
        byDay.values().stream()
            .mapToDouble(day -> day.stream().mapToDouble(x -> x).average().orElseThrow())
            .toArray();
    double mean = 0.0;
    for (double each : d) {
      mean += each / d.length;
    }
    return 0.5 * Erf.erfc(mean / standardError(d, mean) / Math.sqrt(2.0));
  }

  private static double standardError(double[] d, double mean) {
    double sum = 0.0;
    for (int s = 0; s < d.length; s++) {
      for (int t = 0; t < d.length; t++) {
        double weight = Math.max(0.0, 1.0 - Math.abs(s - t) / 11.0);
        sum += weight * (d[s] - mean) * (d[t] - mean);
      }
    }
    return Math.sqrt(sum) / d.length;
  }

  private static List<boolean[]> hits(GateEvidence evidence) {
    List<boolean[]> all = new ArrayList<>();
    for (GateMarket market : evidence.markets()) {
      for (boolean longSide : new boolean[] {true, false}) {
        boolean[] hits = new boolean[market.days().size()];
        for (int t = 0; t < hits.length; t++) {
          GateDay day = market.days().get(t);
          hits[t] = -signed(day, longSide) > level(day.challenger(), longSide, 0.01).valueAtRisk();
        }
        all.add(hits);
      }
    }
    return all;
  }

  static double kupiecAccepted(GateEvidence evidence) {
    return hits(evidence).stream().mapToDouble(NaiveGate::kupiec).average().orElseThrow();
  }

  private static double kupiec(boolean[] hits) {
    int x = 0;
    for (boolean hit : hits) {
      x += hit ? 1 : 0;
    }
    int n = hits.length;
    double promised = (n - x) * Math.log(0.99) + x * Math.log(0.01);
    double found = part(n - x, n) + part(x, n);
    return -2.0 * (promised - found) <= CHI_SQUARED_5_PERCENT ? 1.0 : 0.0;
  }

  /** Returns k·ln(k/n), 0 for none. */
  private static double part(double k, double n) {
    return k == 0.0 ? 0.0 : k * Math.log(k / n);
  }

  static double christoffersenAccepted(GateEvidence evidence) {
    return hits(evidence).stream().mapToDouble(NaiveGate::christoffersen).average().orElseThrow();
  }

  private static double christoffersen(boolean[] hits) {
    double[][] n = new double[2][2];
    for (int t = 1; t < hits.length; t++) {
      n[hits[t - 1] ? 1 : 0][hits[t] ? 1 : 0]++;
    }
    double after0 = n[0][0] + n[0][1];
    double after1 = n[1][0] + n[1][1];
    double apart =
        part(n[0][0], after0)
            + part(n[0][1], after0)
            + part(n[1][0], after1)
            + part(n[1][1], after1);
    double all = after0 + after1;
    double together = part(n[0][0] + n[1][0], all) + part(n[0][1] + n[1][1], all);
    return 2.0 * (apart - together) <= CHI_SQUARED_5_PERCENT ? 1.0 : 0.0;
  }

  static double excess(GateEvidence evidence) {
    double sum = 0.0;
    int sides = 0;
    for (GateMarket market : evidence.markets()) {
      for (boolean longSide : new boolean[] {true, false}) {
        double one = 0.0;
        for (GateDay day : market.days()) {
          Level level = level(day.challenger(), longSide, 0.01);
          one += fz0(signed(day, longSide), level, 0.01) - Math.log(level.expectedShortfall());
        }
        sum += one / market.days().size();
        sides++;
      }
    }
    return Math.abs(sum / sides);
  }
}
