package io.foreshock.adapter.marketdata;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file of events as a stream: one event is held at a time. A row that cannot be read,
 * is older than one before it, or lies after the time up to which anything can be known is set
 * aside.
 *
 * @param <E> what a row makes
 */
final class EventRows<E> {

  private final Iterator<CsvRecord> records;
  private final EventRow row;
  private final Function<EventRow, @Nullable E> maker;
  private final long knownUntilMs;
  private final List<RowProblem> problems = new ArrayList<>();
  private long rowsRead;
  private long setAside;
  private @Nullable E event;
  private String symbol = "";
  private long timeMs = Long.MIN_VALUE;

  /**
   * @param records lines after the header
   * @param maker makes the event of a row, or reports its problem and returns null
   */
  EventRows(
      Iterator<CsvRecord> records,
      EventRow row,
      Function<EventRow, @Nullable E> maker,
      long knownUntilMs) {
    this.records = records;
    this.row = row;
    this.maker = maker;
    this.knownUntilMs = knownUntilMs;
    advance();
  }

  /** Moves to the next event that can be used. */
  void advance() {
    event = null;
    while (event == null && records.hasNext()) {
      row.turnTo(records.next());
      rowsRead++;
      event = read();
    }
  }

  private @Nullable E read() {
    String name = row.symbol();
    long time = row.timeMs();
    if (row.problem() == null && time < timeMs) {
      row.report("timestamp", "is before that of a row above");
    }
    if (row.problem() == null && time > knownUntilMs) {
      row.report("timestamp", "lies in the future");
    }
    E made = row.problem() == null ? maker.apply(row) : null;
    RowProblem problem = row.problem();
    if (problem != null) {
      put(problem);
      return null;
    }
    symbol = name;
    timeMs = time;
    return made;
  }

  private void put(RowProblem problem) {
    setAside++;
    if (problems.size() < ParsedFile.MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** Returns the event, or null after the last one. */
  @Nullable E event() {
    return event;
  }

  String symbol() {
    return symbol;
  }

  /** Returns the time of the event, or the end of time after the last one. */
  long timeMs() {
    return event == null ? Long.MAX_VALUE : timeMs;
  }

  ReadEvents counts() {
    return new ReadEvents(rowsRead, setAside, problems);
  }
}
