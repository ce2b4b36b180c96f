package io.foreshock.adapter.registry;

import static io.foreshock.adapter.registry.ShelfExample.NET;
import static io.foreshock.adapter.registry.ShelfExample.change;
import static io.foreshock.adapter.registry.ShelfExample.of;
import static io.foreshock.adapter.registry.ShelfExample.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the shelf that is cut short, in every place it can be. */
class FileModelShelfCrashTest {

  @TempDir Path root;
  private ShelfExample example;

  @BeforeEach
  void fill() {
    example = new ShelfExample(root);
  }

  /** The process ends in this step: half of it is done, and no later one ever is. */
  private static final class Dying implements FileSteps {

    private final int last;
    private int step;

    Dying(int last) {
      this.last = last;
    }

    static final class Killed extends Error {
      private static final long serialVersionUID = 1L;
    }

    private boolean dies() {
      if (step > last) {
        throw new Killed();
      }
      return step++ == last;
    }

    private void orDie(boolean dies, Step work) throws IOException {
      if (dies) {
        throw new Killed();
      }
      work.run();
    }

    private interface Step {
      void run() throws IOException;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
      orDie(dies(), () -> DISK.makeFolder(folder));
    }

    @Override
    public Path makeFolderIn(Path parent, String prefix) throws IOException {
      boolean dies = dies();
      Path made = DISK.makeFolderIn(parent, prefix);
      orDie(dies, () -> {});
      return made;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      boolean dies = dies();
      DISK.write(file, dies ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
      orDie(dies, () -> {});
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      orDie(dies(), () -> DISK.rename(from, to));
    }

    @Override
    public void sync(Path folder) throws IOException {
      orDie(dies(), () -> DISK.sync(folder));
    }

    @Override
    public void delete(Path path) throws IOException {
      orDie(dies(), () -> DISK.delete(path));
    }
  }

  /** Runs a change that dies in each of its steps in turn; returns how many steps it has. */
  private int dyingInEachStep(Runnable prepare, Change change, Runnable check) throws IOException {
    for (int step = 0; step < 100; step++) {
      clear(example.own());
      prepare.run();
      try {
        change.make(example.shelf(new Dying(step)));
        return step;
      } catch (Dying.Killed killed) {
        check.run();
      }
    }
    throw new AssertionError("a change of more than 100 steps");
  }

  private interface Change {
    void make(FileModelShelf shelf);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Test
  void add_killedInAnyStep_isThereWholeOrNotAtAllAndCanBeRepeated() throws Exception {
    List<Integer> seen = new ArrayList<>();
    int steps =
        dyingInEachStep(
            () -> {},
            shelf -> shelf.add(example.trained().toString(), report(NET), 10),
            () -> {
              assertThat(example.servedNames()).containsExactly(ModelFolder.VERSION);
              seen.add(example.shelf().list().size());
              ShelvedModel added =
                  example.shelf().add(example.trained().toString(), report(NET), 11);
              assertThat(example.shelf().load(NET).problems()).isEmpty();
              assertThat(of(example.shelf(), NET)).isEqualTo(added);
              assertThat(leftovers()).isEmpty();
            });
    assertThat(steps).isGreaterThan(10);
    assertThat(seen).contains(1, 2).isSorted(); // not there until the one rename, there after it
  }

  @Test
  void move_killedInAnyStep_leavesTheOldStageOrTheNew() throws Exception {
    int steps =
        dyingInEachStep(
            () -> example.approve(example.shelf()),
            shelf -> shelf.move(List.of(change(NET, ModelStage.RETIRED, Cause.WITHDRAWN, 20))),
            () -> {
              ModelStage stage = of(example.shelf(), NET).stage();
              assertThat(stage).isIn(ModelStage.APPROVED, ModelStage.RETIRED);
              assertThat(example.servedNames().contains(NET.toString()))
                  .isEqualTo(stage == ModelStage.APPROVED);
              example.shelf().keep(report(NET));
              assertThat(leftovers()).isEmpty();
            });
    assertThat(steps).isGreaterThanOrEqualTo(4);
  }

  /** An error of the disk is told, and changes nothing that is served. */
  @Test
  void move_diskFails_saysSoAndChangesNothing() {
    example.approve(example.shelf());
    FileSteps full =
        new ForwardingSteps() {
          @Override
          public void write(Path file, byte[] bytes) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThatThrownBy(() ->
            example.shelf(full).move(List.of(change(NET, ModelStage.RETIRED, Cause.WITHDRAWN, 20))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no space left");
    assertThat(example.servedNames()).contains(NET.toString());
  }

  private static class ForwardingSteps implements FileSteps {
    @Override
    public void makeFolder(Path folder) throws IOException {
      DISK.makeFolder(folder);
    }

    @Override
    public Path makeFolderIn(Path parent, String prefix) throws IOException {
      return DISK.makeFolderIn(parent, prefix);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      DISK.write(file, bytes);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      DISK.rename(from, to);
    }

    @Override
    public void sync(Path folder) throws IOException {
      DISK.sync(folder);
    }

    @Override
    public void delete(Path path) throws IOException {
      DISK.delete(path);
    }
  }

  private List<String> leftovers() {
    try (Stream<Path> names = Files.walk(example.own())) {
      return names
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(".unfinished"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
