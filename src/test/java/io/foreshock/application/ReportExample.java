package io.foreshock.application;

import java.io.IOException;

/** A backtest with days of both kinds, for tests of its report. */
public final class ReportExample {

  private ReportExample() {}

  /** The S&amp;P 500 from 2000 to 2006 under another name, in sample until mid-2003. */
  public static MarketBacktest twoSamples(String symbol) throws IOException {
    MarketBacktest index =
        BacktestExamples.backtest(
            BacktestExamples.standardAndPoor(1_700),
            BacktestExamples.editions("2003-06-30T23:59:59.999Z"),
            new BacktestExamples.Memory());
    return new MarketBacktest(
        symbol,
        index.assetClass(),
        index.refusal(),
        index.forecasts(),
        index.margins().stream().map(row -> renamed(row, symbol)).toList(),
        index.editions(),
        index.impulses());
  }

  private static MarginRow renamed(MarginRow row, String symbol) {
    return new MarginRow(
        row.date(),
        symbol,
        row.side(),
        row.inSample(),
        row.champion(),
        row.gjrFhs(),
        row.ewmaFhs(),
        row.stressedBlend(),
        row.historicalSimulation(),
        row.loss(),
        row.championValueAtRisk());
  }
}
