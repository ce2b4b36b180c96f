package io.foreshock.adapter.cli;

import io.foreshock.application.TrainingProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * Tells another program how far a training has come, a line {@code progress DONE TOTAL STAGE} each
 * time, and ends this process when that program is gone.
 */
final class MachineProgress implements TrainingProgress {

  private final PrintWriter out;

  MachineProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void advanced(String stage, int done, int total) {
    out.println("progress " + done + " " + total + " " + stage.replaceAll("\\R", " "));
    out.flush();
  }

  /**
   * Runs a task when a stream has ended: the input stream of a process ends when the one at its
   * other end closes it or dies.
   *
   * @param in the stream; what comes over it is passed over
   * @param gone what to do then, on a thread of its own
   */
  static void whenEnded(InputStream in, Runnable gone) {
    Thread.ofPlatform()
        .daemon()
        .name("input-watch")
        .start(() -> {
          skipAll(in);
          gone.run();
        });
  }

  private static void skipAll(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // As good as ended.
    }
  }
}
