package io.foreshock.application;

import java.util.List;

/**
 * What a file of bars holds.
 *
 * @param location where it is, as the caller named it
 * @param symbols bars grouped by symbol, in the order in which symbols first appear
 * @param malformedRows rows that could not be read
 * @param problems the first of their problems, a sentence each
 */
public record BarFile(
    String location, List<SymbolBars> symbols, long malformedRows, List<String> problems) {

  /** Copies the lists. */
  public BarFile {
    symbols = List.copyOf(symbols);
    problems = List.copyOf(problems);
  }
}
