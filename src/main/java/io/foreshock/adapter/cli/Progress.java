package io.foreshock.adapter.cli;

import io.foreshock.application.StepProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows on the error stream how far a command has come: a bar that redraws itself on a terminal,
 * else a plain line every few seconds. Safe for threads.
 */
final class Progress implements StepProgress, AutoCloseable {

  private static final long BAR_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int CELLS = 30;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanoClock;
  private long shownAt;
  private boolean drawn;

  /**
   * Starts showing.
   *
   * @param err the error stream
   * @param terminal whether a person watches it
   * @param nanoClock nanoseconds that only ever grow
   */
  Progress(PrintWriter err, boolean terminal, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    this.shownAt = nanoClock.getAsLong();
  }

  /** Returns the progress of a command that runs now. */
  static Progress on(PrintWriter err) {
    Console console = System.console();
    return new Progress(err, console != null && console.isTerminal(), System::nanoTime);
  }

  @Override
  public synchronized void advanced(String step, long done, long total) {
    long now = nanoClock.getAsLong();
    if (now - shownAt >= (terminal ? BAR_NANOS : LINE_NANOS)) {
      shownAt = now;
      show(step, total <= 0 ? 1.0 : Math.min(1.0, (double) done / total));
    }
  }

  private void show(String step, double share) {
    String percent = String.format(Locale.ROOT, "%3.0f %%", Math.floor(100.0 * share));
    if (terminal) {
      int full = (int) (CELLS * share);
      err.print(
          CLEAR_LINE
              + "["
              + "#".repeat(full)
              + "-".repeat(CELLS - full)
              + "] "
              + percent
              + " "
              + step);
      drawn = true;
    } else {
      err.println(percent + " " + step);
    }
    err.flush();
  }

  /** Takes the bar away: what remains on the terminal is the result. */
  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
