package io.foreshock.adapter.marketdata;

import java.util.List;

/**
 * What a file of bars holds.
 *
 * @param symbols bars grouped by symbol, in the order in which symbols first appear
 * @param rows rows read, without the header, malformed ones included
 * @param malformedRows rows that could not be read
 * @param problems the first problems, at most {@value #MOST_PROBLEMS}
 */
public record ParsedFile(
    List<ParsedBars> symbols, long rows, long malformedRows, List<RowProblem> problems) {

  /** How many problems are kept; the rest is only counted. */
  public static final int MOST_PROBLEMS = 100;

  /** Copies the lists. */
  public ParsedFile {
    symbols = List.copyOf(symbols);
    problems = List.copyOf(problems);
  }
}
