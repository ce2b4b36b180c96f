package io.foreshock.feature;

/**
 * Columns under construction, as long as the most days there can be; the first {@code size} count.
 */
final class DailyColumns {

  final long[] epochDays;
  final long[] closeTimesMs;
  final double[] closes;
  final double[] logReturns;
  final double[] realizedVariances;
  final double[] rangeVariances;
  final double[] barRangeVariances;
  final double[] lateRangeVariances;
  final double[] quarticities;
  final double[] turnovers;
  final int[] barsInDay;
  int size;

  DailyColumns(int days) {
    epochDays = new long[days];
    closeTimesMs = new long[days];
    closes = new double[days];
    logReturns = new double[days];
    realizedVariances = new double[days];
    rangeVariances = new double[days];
    barRangeVariances = new double[days];
    lateRangeVariances = new double[days];
    quarticities = new double[days];
    turnovers = new double[days];
    barsInDay = new int[days];
  }
}
