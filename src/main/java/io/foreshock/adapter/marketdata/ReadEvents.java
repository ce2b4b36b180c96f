package io.foreshock.adapter.marketdata;

import java.util.List;

/**
 * What was read of a file of events.
 *
 * @param rows rows read, without the header, those set aside included
 * @param setAside rows that could not be used
 * @param problems the first problems, at most {@value ParsedFile#MOST_PROBLEMS}
 */
public record ReadEvents(long rows, long setAside, List<RowProblem> problems) {

  /** Copies the list. */
  public ReadEvents {
    problems = List.copyOf(problems);
  }
}
