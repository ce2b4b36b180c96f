package io.foreshock.adapter.trainer;

import io.foreshock.application.TrainerProgram.Listener;
import io.foreshock.application.TrainerProgram.Outcome;
import io.foreshock.application.TrainerProgram.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;

/**
 * One training in a process of its own. The process holds the other end of a pipe on its input
 * stream, and ends itself when that is closed, as it is when this process dies.
 */
final class TrainerProcess implements Training {

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int SIGNALS = 128;
  private static final Duration LONGEST_READ = Duration.ofSeconds(5);

  private final WorkFolder folder;
  private final Process process;
  private final Thread reader;

  TrainerProcess(WorkFolder folder, Process process, Listener listener) {
    this.folder = folder;
    this.process = process;
    this.reader =
        Thread.ofPlatform()
            .daemon()
            .name("training-progress")
            .start(new ProgressReader(process.inputReader(StandardCharsets.UTF_8), listener));
  }

  @Override
  public Outcome await() throws InterruptedException {
    int code = process.waitFor();
    reader.join(LONGEST_READ); // what a child of the child may hold open is not waited for
    if (code != 0) {
      return new Outcome.BrokenOff(reason(code, folder.lastError()));
    }
    return Files.isRegularFile(folder.models().resolve("index.json"))
        ? new Outcome.Trained(folder.models().toString())
        : new Outcome.BrokenOff("the training ended with exit code 0 but has written no model");
  }

  private static String reason(int code, String lastError) {
    String told = lastError.isEmpty() ? "" : ": " + lastError;
    if (code == FAILED) {
      return "the training failed" + told;
    }
    if (code == WRONG_USAGE) {
      return "the training was called wrongly" + told;
    }
    if (code > SIGNALS) {
      return "the training was killed by signal " + (code - SIGNALS) + told;
    }
    return "the training ended with exit code " + code + told;
  }

  @Override
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException _) {
      // The other end is gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    folder.delete();
  }
}
