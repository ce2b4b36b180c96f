package io.foreshock.adapter;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A program that is called as the command {@code train} is and does at once what it was told to:
 * end well, break off, talk nonsense, or hang until its input ends. It writes its arguments and its
 * process id beside itself.
 */
public final class FakeTrainer {

  private static final String SCRIPT =
      """
      #!/bin/sh
      here=$(dirname "$0")
      mode=$(cat "$here/mode")
      printf '%s\\n' "$@" > "$here/arguments"
      tell() {
        echo $$ > "$here/pid.new"
        mv "$here/pid.new" "$here/pid"
      }
      [ "$mode" = hang ] || tell
      while [ $# -gt 0 ]; do
        if [ "$1" = --out ]; then out=$2; fi
        shift
      done
      finish() {
        mkdir -p "$out"
        echo "$1" > "$out/index.json"
        echo "progress 2 2 members"
      }
      echo "progress 0 2 members"
      case $mode in
        better) echo "seed 42"; finish better ;;
        worse) finish worse ;;
        broken) finish broken ;;
        fail) echo "at first" >&2; echo "no bars" >&2; exit 1 ;;
        usage) echo "unknown option" >&2; exit 2 ;;
        odd) exit 77 ;;
        nothing) exit 0 ;;
        garbage)
          head -c 300000 /dev/urandom
          printf '\\nprogress 9 2 too many\\nprogress a b c\\nprogress 1\\nseed x\\nseed 7\\n'
          finish better ;;
        hang)
          mkdir -p "$out/half"
          echo half > "$out/half/weights.json"
          tell # now no command of it is under way that a kill would leave behind
          exec cat > /dev/null ;;
      esac
      """;

  private final Path folder;

  private FakeTrainer(Path folder) {
    this.folder = folder;
  }

  /** Writes the program into a folder. */
  public static FakeTrainer in(Path folder) {
    try {
      Files.createDirectories(folder);
      Path script = Files.writeString(folder.resolve("trainer"), SCRIPT);
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return new FakeTrainer(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file of the program. */
  public Path program() {
    return folder.resolve("trainer");
  }

  /** Tells the program what to do the next time. */
  public void will(String mode) throws IOException {
    Files.deleteIfExists(folder.resolve("pid"));
    Files.writeString(folder.resolve("mode"), mode);
  }

  /** Returns the arguments it was called with last, a line each. */
  public String arguments() throws IOException {
    return Files.readString(folder.resolve("arguments"));
  }

  /** Returns the process of the program that was called last, once it runs. */
  public ProcessHandle process() throws IOException {
    Path pid = folder.resolve("pid");
    while (!Files.exists(pid)) {
      Thread.onSpinWait();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }

  /** A service that trains with this program. */
  public static final class Service implements QuarkusTestProfile {

    /** The program of all services under test: what it does is said by each test. */
    public static final FakeTrainer TRAINER =
        in(Path.of("target", "fake-trainer-" + ProcessHandle.current().pid()).toAbsolutePath());

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "foreshock.training.program",
          TRAINER.program().toString(),
          "foreshock.training.crypto.bars",
          "bars.csv");
    }
  }
}
