package io.foreshock.adapter.trainer;

import io.foreshock.application.TrainerProgram.Listener;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a training says on its output stream: lines {@code progress DONE TOTAL STAGE} and
 * {@code seed NUMBER}. Whatever else it says is passed over, however long a line is, so that the
 * training is never held up and takes no memory here.
 */
final class ProgressReader implements Runnable {

  private static final int LONGEST_LINE = 500;
  private static final Pattern PROGRESS =
      Pattern.compile("progress ([0-9]{1,9}) ([0-9]{1,9}) (\\S.*)");
  private static final Pattern SEED = Pattern.compile("seed (-?[0-9]{1,18})");

  private final Reader in;
  private final Listener listener;

  ProgressReader(Reader in, Listener listener) {
    this.in = in;
    this.listener = listener;
  }

  /** Reads until the stream ends. */
  @Override
  public void run() {
    try (in) {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          take(line.toString().stripTrailing());
          line.setLength(0);
        } else if (line.length() <= LONGEST_LINE) {
          line.append((char) next);
        }
      }
    } catch (IOException _) {
      // The process was ended; how, its exit code tells.
    }
  }

  private void take(String line) {
    if (line.length() > LONGEST_LINE) {
      return;
    }
    Matcher progress = PROGRESS.matcher(line);
    Matcher seed = SEED.matcher(line);
    if (progress.matches()) {
      listener.advanced(
          progress.group(3),
          Integer.parseInt(progress.group(1)),
          Integer.parseInt(progress.group(2)));
    } else if (seed.matches()) {
      listener.seeded(Long.parseLong(seed.group(1)));
    }
  }
}
