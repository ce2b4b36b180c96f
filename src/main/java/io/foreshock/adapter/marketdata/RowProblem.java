package io.foreshock.adapter.marketdata;

/**
 * Why a row of a file could not be read.
 *
 * @param line line in the file, the header being line 1
 * @param column name of the column at fault
 * @param value text found there
 * @param problem what is wrong with it
 */
public record RowProblem(long line, String column, String value, String problem) {

  /** Returns a sentence such as {@code line 17: close 'abc' is not a number}. */
  @Override
  public String toString() {
    return "line " + line + ": " + column + " '" + value + "' " + problem;
  }
}
