package io.foreshock.adapter.cli;

import io.foreshock.application.TrainingProgress;
import java.io.PrintWriter;

/**
 * Shows how far a long command has come: a bar on a terminal, otherwise a line at the start of each
 * stage and at its end.
 */
final class ProgressLine implements TrainingProgress {

  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean terminal;

  ProgressLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Returns a progress line on the error stream. */
  static ProgressLine on(PrintWriter err) {
    return new ProgressLine(err, System.console() != null && System.console().isTerminal());
  }

  @Override
  public synchronized void advanced(String stage, int done, int total) {
    if (terminal) {
      int filled = total == 0 ? WIDTH : WIDTH * done / total;
      String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      err.print("\r[" + bar + "] " + done + "/" + total + " " + stage + "\u001b[K");
      if (done == total) {
        err.println();
      }
      err.flush();
    } else if (done <= 1 || done == total) {
      err.println(stage + ": " + done + "/" + total);
      err.flush();
    }
  }
}
