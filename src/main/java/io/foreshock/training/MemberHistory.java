package io.foreshock.training;

import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.evaluation.Qlike;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.MemberForecast;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each member said of each day of one market, and what the day brought. Any combination of the
 * members is scored from here without forecasting again, since VaR and ES combine linearly and
 * variances in logarithms.
 */
public final class MemberHistory {

  private static final double[] ALPHAS = {0.01, 0.025};
  private static final List<MemberName> MEMBERS = MemberName.combined();
  private static final int CELLS_OF_MEMBER = Side.values().length * ALPHAS.length * 2;
  private static final int CELLS_OF_ROW = MEMBERS.size() * CELLS_OF_MEMBER;
  private static final int FIRST_CAPACITY = 1_024;

  private double[] cells = new double[FIRST_CAPACITY * CELLS_OF_ROW];
  private double[] logVariances = new double[FIRST_CAPACITY * MEMBERS.size()];
  private double[] logReturns = new double[FIRST_CAPACITY];
  private double[] realizedVariances = new double[FIRST_CAPACITY];
  private int rows;

  /**
   * Adds a day.
   *
   * @param forecast forecast of the day, made before it
   * @param logReturn its log return
   * @param realizedVariance its realised variance, squared log return
   */
  public void add(ChampionForecast forecast, double logReturn, double realizedVariance) {
    if (rows == logReturns.length) {
      logReturns = Arrays.copyOf(logReturns, 2 * rows);
      realizedVariances = Arrays.copyOf(realizedVariances, 2 * rows);
      logVariances = Arrays.copyOf(logVariances, 2 * rows * MEMBERS.size());
      cells = Arrays.copyOf(cells, 2 * rows * CELLS_OF_ROW);
    }
    logReturns[rows] = logReturn;
    realizedVariances[rows] = realizedVariance;
    for (MemberName member : MEMBERS) {
      int at = cell(rows, member);
      MemberForecast said = forecast.members().get(member);
      if (said == null) {
        Arrays.fill(cells, at, at + CELLS_OF_MEMBER, Double.NaN); // silent on that day
        logVariances[rows * MEMBERS.size() + member.ordinal()] = Double.NaN;
      } else {
        fill(at, said.tail());
        logVariances[rows * MEMBERS.size() + member.ordinal()] =
            StrictMath.log(said.dailyVariance());
      }
    }
    rows++;
  }

  private void fill(int from, TailForecast tail) {
    int at = from;
    for (Side side : Side.values()) {
      for (double alpha : ALPHAS) {
        cells[at++] = tail.valueAtRisk(side, alpha);
        cells[at++] = tail.expectedShortfall(side, alpha);
      }
    }
  }

  /** Tells whether a member has said anything on any day. */
  boolean speaks(MemberName member) {
    return IntStream.range(0, rows).anyMatch(row -> !Double.isNaN(cells[cell(row, member)]));
  }

  private static int cell(int row, MemberName member) {
    return row * CELLS_OF_ROW + member.ordinal() * CELLS_OF_MEMBER;
  }

  /** Returns the number of days. */
  public int rows() {
    return rows;
  }

  /**
   * Returns the mean FZ0 loss of a combination over days, both sides and the levels 1 % and 2.5 %.
   *
   * @param weights the combination; silent members leave their share to the others
   */
  public double meanLoss(MemberWeights weights) {
    double[] shares = new double[MEMBERS.size()];
    double sum = 0.0;
    for (int row = 0; row < rows; row++) {
      share(row, weights, shares);
      sum += rowLoss(row, shares);
    }
    return sum / rows;
  }

  /**
   * Returns the mean QLIKE of a combination of variances over the days on which the price moved.
   *
   * @param weights the combination; silent members leave their share to the others
   */
  public double meanQlike(MemberWeights weights) {
    double[] shares = new double[MEMBERS.size()];
    double sum = 0.0;
    int moved = 0;
    for (int row = 0; row < rows; row++) {
      if (realizedVariances[row] > 0.0) {
        share(row, weights, shares);
        sum += Qlike.loss(realizedVariances[row], StrictMath.exp(logVariance(row, shares)));
        moved++;
      }
    }
    return sum / moved;
  }

  /**
   * Returns by how much the members' variances stood apart on each day: the weighted standard
   * deviation of their logarithms, days in order.
   *
   * @param weights the combination of variances; silent members leave their share to the others
   */
  double[] spreads(MemberWeights weights) {
    double[] shares = new double[MEMBERS.size()];
    double[] spreads = new double[rows];
    for (int row = 0; row < rows; row++) {
      share(row, weights, shares);
      double mean = logVariance(row, shares);
      double squares = 0.0;
      for (int m = 0; m < shares.length; m++) {
        double log = logVariances[row * MEMBERS.size() + m];
        squares += shares[m] > 0.0 ? shares[m] * (log - mean) * (log - mean) : 0.0;
      }
      spreads[row] = Math.sqrt(squares);
    }
    return spreads;
  }

  private double logVariance(int row, double[] shares) {
    double sum = 0.0;
    for (int m = 0; m < shares.length; m++) {
      if (shares[m] > 0.0) {
        sum += shares[m] * logVariances[row * MEMBERS.size() + m];
      }
    }
    return sum;
  }

  private void share(int row, MemberWeights weights, double[] shares) {
    double sum = 0.0;
    int speaking = 0;
    for (MemberName member : MEMBERS) {
      int m = member.ordinal();
      boolean speaks = !Double.isNaN(cells[cell(row, member)]);
      shares[m] = speaks ? weights.of(member) : Double.NaN;
      sum += speaks ? shares[m] : 0.0;
      speaking += speaks ? 1 : 0;
    }
    for (int m = 0; m < shares.length; m++) {
      double share = sum > 0.0 ? shares[m] / sum : 1.0 / speaking;
      shares[m] = Double.isNaN(shares[m]) ? 0.0 : share;
    }
  }

  private double rowLoss(int row, double[] shares) {
    double sum = 0.0;
    int cell = 0;
    for (Side side : Side.values()) {
      double loss = side.loss(logReturns[row]);
      for (double alpha : ALPHAS) {
        double valueAtRisk = combined(row, cell, shares);
        double expectedShortfall = Math.max(valueAtRisk, combined(row, cell + 1, shares));
        sum += FisslerZiegel.loss(loss, valueAtRisk, expectedShortfall, alpha);
        cell += 2;
      }
    }
    return sum / (Side.values().length * ALPHAS.length);
  }

  private double combined(int row, int cell, double[] shares) {
    double sum = 0.0;
    for (int m = 0; m < shares.length; m++) {
      if (shares[m] > 0.0) {
        sum += shares[m] * cells[row * CELLS_OF_ROW + m * CELLS_OF_MEMBER + cell];
      }
    }
    return sum;
  }
}
