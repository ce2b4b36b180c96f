package io.foreshock.adapter.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.adapter.FakeTrainer;
import io.foreshock.application.TrainerProgram.Listener;
import io.foreshock.application.TrainerProgram.Outcome;
import io.foreshock.application.TrainerProgram.Training;
import io.foreshock.model.ClassGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes of a program that trains nothing. */
class ProcessTrainerTest {

  @TempDir Path folder;

  private FakeTrainer fake;
  private ProcessTrainer trainer;
  private final Heard heard = new Heard();

  /** Keeps what it is told. */
  private static final class Heard implements Listener {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void advanced(String stage, int done, int total) {
      lines.add(stage + " " + done + "/" + total);
    }

    @Override
    public void seeded(long seed) {
      lines.add("seed " + seed);
    }
  }

  @BeforeEach
  void write() {
    fake = FakeTrainer.in(folder.resolve("fake"));
    trainer = trainer(List.of(fake.program().toString()), List.of(Path.of("bars.csv")));
  }

  private ProcessTrainer trainer(List<String> program, List<Path> bars) {
    return new ProcessTrainer(
        new TrainerSettings(folder, folder.resolve("work"), program, bars, 365));
  }

  private Training started(String mode) throws Exception {
    fake.will(mode);
    return trainer.start("run", ClassGroup.CRYPTO, heard);
  }

  private Path work() {
    return folder.resolve("work").resolve("run");
  }

  @Test
  void await_trained_namesTheFolderAndDeletesItAtTheEnd() throws Exception {
    try (Training training = started("better")) {
      assertThat(training.await()).isEqualTo(new Outcome.Trained(work() + "/models"));
      assertThat(work().resolve("models").resolve("index.json")).isRegularFile();
    }
    assertThat(work()).doesNotExist();
    assertThat(heard.lines).containsExactly("members 0/2", "seed 42", "members 2/2");
  }

  @Test
  void start_arguments_areThoseOfTheCommand() throws Exception {
    try (Training training = started("better")) {
      training.await();
    }
    assertThat(fake.arguments().lines())
        .containsExactly(
            "train",
            "--group",
            "crypto",
            "--out",
            work() + "/models",
            "--holdout-days",
            "365",
            "--machine-progress",
            "--crypto-bars",
            folder + "/bars.csv");
    try (Training training = trainer.start("run", ClassGroup.EXCHANGE, heard)) {
      training.await();
    }
    assertThat(fake.arguments()).doesNotContain("crypto");
  }

  @ParameterizedTest
  @CsvSource({
    "fail, the training failed: no bars",
    "usage, the training was called wrongly: unknown option",
    "odd, the training ended with exit code 77",
    "nothing, the training ended with exit code 0 but has written no model"
  })
  void await_brokenOff_saysWhy(String mode, String reason) throws Exception {
    try (Training training = started(mode)) {
      assertThat(training.await()).isEqualTo(new Outcome.BrokenOff(reason));
    }
    assertThat(work()).doesNotExist();
  }

  @Test
  void await_garbage_isPassedOver() throws Exception {
    try (Training training = started("garbage")) {
      assertThat(training.await()).isInstanceOf(Outcome.Trained.class);
    }
    assertThat(heard.lines)
        .startsWith("members 0/2")
        .endsWith("too many 9/2", "seed 7", "members 2/2");
  }

  @Test
  void await_killedFromOutside_saysTheSignalAndLeavesNothing() throws Exception {
    try (Training training = started("hang")) {
      fake.process().destroyForcibly();
      assertThat(training.await())
          .isEqualTo(new Outcome.BrokenOff("the training was killed by signal 9"));
    }
    assertThat(work()).doesNotExist();
  }

  @Test
  void kill_hanging_endsIt() throws Exception {
    try (Training training = started("hang")) {
      ProcessHandle process = fake.process();
      training.kill();
      assertThat(training.await()).isInstanceOf(Outcome.BrokenOff.class);
      assertThat(process.isAlive()).isFalse();
      training.kill();
    }
  }

  @Test
  void close_hanging_endsItAndDeletesWhatItWrote() throws Exception {
    ProcessHandle process;
    try (Training training = started("hang")) {
      process = fake.process();
      assertThat(training).isNotNull();
    }
    assertThat(process.isAlive()).isFalse();
    assertThat(work()).doesNotExist();
  }

  /** Where nice is put in front, the start succeeds and the exit code tells. */
  @Test
  void start_noSuchProgram_breaksOffOrThrows() throws Exception {
    ProcessTrainer none = trainer(List.of(folder.resolve("none").toString()), List.of());
    try (Training training = none.start("run", ClassGroup.EXCHANGE, heard)) {
      assertThat(training.await()).isInstanceOf(Outcome.BrokenOff.class);
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("could not be started");
    }
    assertThat(work()).doesNotExist();
  }

  @Test
  void cleanUp_leftOvers_areDeletedAndLiveOnesKept() throws Exception {
    Path dead = Files.createDirectories(folder.resolve("work/dead/models/half"));
    Files.writeString(dead.resolve("weights.json"), "half");
    Path live = Files.createDirectories(folder.resolve("work/live"));

    trainer.cleanUp("live"::equals);

    assertThat(folder.resolve("work/dead")).doesNotExist();
    assertThat(live).exists();
  }

  @Test
  void obstacle_noProgramOrNoBars_namesTheSetting() {
    assertThat(trainer(List.of(), List.of()).obstacle(ClassGroup.EXCHANGE).orElseThrow())
        .contains("foreshock.training.program");
    ProcessTrainer noBars = trainer(List.of("x"), List.of());
    assertThat(noBars.obstacle(ClassGroup.CRYPTO).orElseThrow())
        .contains("foreshock.training.crypto.bars");
    assertThat(noBars.obstacle(ClassGroup.EXCHANGE)).isEmpty();
    assertThat(trainer.obstacle(ClassGroup.CRYPTO)).isEmpty();
  }

  @Test
  void settings_negativeHoldout_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainerSettings(folder, folder, List.of(), List.of(), -1))
        .withMessageContaining("holdout-days")
        .withMessageContaining("-1");
  }

  /** The child of a service that was killed notices that nobody holds its input any more. */
  @Test
  void inputEnds_hanging_endsByItself() throws Exception {
    fake.will("hang");
    Process process =
        new ProcessBuilder(fake.program().toString(), "--out", folder + "/out").start();
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
  }
}
