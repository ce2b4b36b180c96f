package io.foreshock.adapter.trainer;

import io.foreshock.application.TrainerProgram;
import io.foreshock.model.ClassGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Trains with the command {@code train} of a program, usually this one: at the lowest priority,
 * with one thread in numerical libraries, into a folder of its own that is deleted with the
 * training.
 */
public final class ProcessTrainer implements TrainerProgram {

  private final TrainerSettings settings;

  /**
   * Makes the trainer; nothing is started.
   *
   * @param settings how trainings are started
   */
  public ProcessTrainer(TrainerSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> obstacle(ClassGroup group) {
    if (settings.program().isEmpty()) {
      return Optional.of(
          "this process has no Java program to start; set foreshock.training.program to one that"
              + " trains");
    }
    if (group == ClassGroup.CRYPTO && settings.cryptoBars().isEmpty()) {
      return Optional.of(
          "there are no bars to train crypto on; set foreshock.training.crypto.bars to their files");
    }
    return Optional.empty();
  }

  @Override
  public Training start(String runId, ClassGroup group, Listener listener) {
    WorkFolder folder = new WorkFolder(settings.work().resolve(runId));
    try {
      folder.delete();
      Files.createDirectories(folder.path());
      return new TrainerProcess(folder, process(folder, group), listener);
    } catch (IOException failure) {
      folder.delete();
      throw new IllegalStateException("the training could not be started: " + failure, failure);
    }
  }

  private Process process(WorkFolder folder, ClassGroup group) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(folder, group));
    builder.redirectError(folder.errors().toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder.start();
  }

  private List<String> command(WorkFolder folder, ClassGroup group) {
    List<String> command = new ArrayList<>(LowPriority.words());
    command.addAll(settings.program());
    command.addAll(List.of("train", "--group", group.code()));
    command.addAll(List.of("--out", folder.models().toAbsolutePath().toString()));
    command.addAll(List.of("--holdout-days", Integer.toString(settings.holdoutDays())));
    command.add("--machine-progress");
    if (group == ClassGroup.CRYPTO) {
      for (Path file : settings.cryptoBars()) {
        command.addAll(List.of("--crypto-bars", settings.home().resolve(file).toString()));
      }
    }
    return command;
  }

  @Override
  public void cleanUp(Predicate<String> alive) {
    for (Path folder : folders()) {
      if (!alive.test(folder.getFileName().toString())) {
        new WorkFolder(folder).delete();
      }
    }
  }

  private List<Path> folders() {
    if (!Files.isDirectory(settings.work())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(settings.work())) {
      return folders.toList();
    } catch (IOException failure) {
      throw new IllegalStateException(
          "cannot look into " + settings.work() + ": " + failure, failure);
    }
  }
}
