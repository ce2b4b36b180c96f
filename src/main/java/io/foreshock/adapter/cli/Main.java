package io.foreshock.adapter.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import picocli.CommandLine;

/**
 * Entry point of the process: the service and every command line tool are one program.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage or a configuration that may not run.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

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
    }
    Quarkus.run(Main.class, args);
  }

  /** Whether these arguments ask for the service itself: {@code serve}, but not its help. */
  static boolean isService(String... args) {
    return args.length == 1 && args[0].equals("serve");
  }

  @Override
  public int run(String... args) {
    return Cli.commandLine(cli, factory).execute(args);
  }
}
