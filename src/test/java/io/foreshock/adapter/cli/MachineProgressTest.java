package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MachineProgressTest {

  @Test
  void advanced_anyStage_isOneLine() {
    StringWriter out = new StringWriter();
    MachineProgress progress = new MachineProgress(new PrintWriter(out));
    progress.advanced("classical-crypto/2022-12-31, members", 3, 17);
    progress.advanced("two\nlines", 0, 1);

    assertThat(out.toString().lines())
        .containsExactly(
            "progress 3 17 classical-crypto/2022-12-31, members", "progress 0 1 two lines");
  }

  @Test
  void whenEnded_inputWithContent_runsAtItsEnd() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    InputStream in = new ByteArrayInputStream("passed over".getBytes(StandardCharsets.UTF_8));
    MachineProgress.whenEnded(in, gone::countDown);
    gone.await();
  }

  @Test
  void whenEnded_inputOpen_waits() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (PipedOutputStream other = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(other)) {
      MachineProgress.whenEnded(in, gone::countDown);
      other.write(1);
      assertThat(gone.getCount()).isEqualTo(1);
      other.close();
      gone.await();
    }
  }
}
