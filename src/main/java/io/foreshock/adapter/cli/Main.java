package io.foreshock.adapter.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Entry point of the process: the service and every command line tool are one program.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage or a configuration that may not run.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

  /** Commands that work on their arguments alone; every other one finds the store migrated. */
  private static final Set<String> WITHOUT_STORE =
      Set.of(
          "version",
          "health",
          "fetch",
          "backtest",
          "verify",
          "keys",
          "train",
          "models",
          "rollback");

  private static final Set<String> QUESTIONS = Set.of("-h", "--help", "-V", "--version");

  private final Cli cli;
  private final CommandLine.IFactory factory;

  @Inject
  Main(@TopCommand Cli cli, CommandLine.IFactory factory) {
    this.cli = cli;
    this.factory = factory;
  }

  /**
   * Starts the program.
   *
   * @param args a command and its options; see {@link Cli}
   */
  public static void main(String[] args) {
    if (!isService(args)) {
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.scheduler.enabled", "false");
      System.setProperty("quarkus.log.level", "WARN");
      // The output stream carries the command's result and nothing else.
      System.setProperty("quarkus.log.console.stderr", "true");
    }
    if (!usesStore(args)) {
      // Not migrated means not opened: data sources connect on first use.
      System.setProperty("quarkus.flyway.sqlite.migrate-at-start", "false");
      System.setProperty("quarkus.flyway.postgresql.migrate-at-start", "false");
    }
    Quarkus.run(Main.class, (code, failure) -> exit(code, failure, args), args);
  }

  private static void exit(int code, @Nullable Throwable failure, String... args) {
    System.exit(failure == null ? code : StartFailure.of(failure).tell(System.err, args));
  }

  /** Whether these arguments ask for the service itself, and not for its help. */
  static boolean isService(String... args) {
    return command(args).equals("serve") && !isQuestion(args);
  }

  /** Whether these arguments name a command that may read or write the store. */
  static boolean usesStore(String... args) {
    String command = command(args);
    return !command.isEmpty() && !WITHOUT_STORE.contains(command) && !isQuestion(args);
  }

  private static String command(String... args) {
    return Arrays.stream(args).filter(arg -> !arg.startsWith("-")).findFirst().orElse("");
  }

  private static boolean isQuestion(String... args) {
    return Arrays.stream(args).anyMatch(QUESTIONS::contains);
  }

  @Override
  public int run(String... args) {
    return Cli.commandLine(cli, factory).execute(args);
  }
}
