package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter err = new StringWriter();
  private long nanos;

  private Progress progress(boolean terminal) {
    return new Progress(new PrintWriter(err), terminal, () -> nanos);
  }

  private void after(long milliseconds) {
    nanos += milliseconds * 1_000_000;
  }

  @Test
  void advanced_terminal_redrawsABarAndTakesItAway() {
    try (Progress progress = progress(true)) {
      after(100);
      progress.advanced("reading a.csv", 1, 2);
    }
    String bar = "#".repeat(15) + "-".repeat(15);
    assertThat(err.toString()).isEqualTo("\r\u001b[K[" + bar + "]  50 % reading a.csv\r\u001b[K");
  }

  @Test
  void advanced_noTerminal_printsALineEveryFewSeconds() {
    try (Progress progress = progress(false)) {
      after(4_999);
      progress.advanced("replaying", 1, 3);
      after(1);
      progress.advanced("replaying", 2, 3);
      after(100);
      progress.advanced("replaying", 3, 3);
    }
    assertThat(err.toString()).isEqualToNormalizingNewlines(" 66 % replaying\n");
  }

  @Test
  void advanced_nothingToDo_isWhole() {
    try (Progress progress = progress(false)) {
      after(5_000);
      progress.advanced("storing", 0, 0);
    }
    assertThat(err.toString()).isEqualToNormalizingNewlines("100 % storing\n");
  }
}
