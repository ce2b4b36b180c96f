package io.foreshock.adapter.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code foreshock}: the list of all commands, and how their errors are told. */
@TopCommand
@Command(
    name = "foreshock",
    description = "Forecasts market stress and turns the forecast into margin parameters.",
    versionProvider = VersionCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong usage"},
    subcommands = {
      ServeCommand.class,
      FetchCommand.class,
      ImportCommand.class,
      TrainCommand.class,
      ModelsCommand.class,
      PromoteCommand.class,
      RollbackCommand.class,
      BacktestCommand.class,
      VerifyCommand.class,
      KeysCommand.class,
      HealthCommand.class,
      VersionCommand.class
    })
public final class Cli implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean helpAsked;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and exit.")
  private boolean versionAsked;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the full stack trace of a failure.")
  private boolean verbose;

  /** Reached when no command is given, which is wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /**
   * Returns the parser for all commands, which tells errors in one line on the error stream.
   *
   * @param cli the top command
   * @param factory makes the commands below it
   */
  static CommandLine commandLine(Cli cli, CommandLine.IFactory factory) {
    return new CommandLine(cli, factory)
        .setParameterExceptionHandler((error, args) -> tellWrongUsage(error))
        .setExecutionExceptionHandler(cli::tellFailure);
  }

  private static int tellWrongUsage(ParameterException error) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(OneLine.of(error) + "; see '" + name + " --help'");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int tellFailure(Exception error, CommandLine command, ParseResult parsed) {
    if (verbose) {
      error.printStackTrace(command.getErr());
    } else {
      command.getErr().println(OneLine.of(error));
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
