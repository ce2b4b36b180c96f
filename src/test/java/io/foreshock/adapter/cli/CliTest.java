package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CliTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void execute_help_listsTheCommandsAndExitsZero() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("serve", "import", "backtest", "version", "Exit codes");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"serve", "fetch", "import", "backtest", "version"})
  void execute_helpOfACommand_exitsZero(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: foreshock " + command);
  }

  @Test
  void execute_noCommand_exitsTwoWithOneLine() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).isEqualToIgnoringNewLines("Missing command; see 'foreshock --help'");
  }

  @Test
  void execute_unknownOption_exitsTwoAndNamesTheHelpOfThatCommand() {
    assertThat(execute("version", "--colour")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("Unknown option: '--colour'; see 'foreshock version --help'");
  }

  @Test
  void execute_failingCommand_exitsOneWithOneLine() {
    assertThat(execute("fail")).isEqualTo(1);
    assertThat(err.toString()).isEqualToIgnoringNewLines("the first line, the second");
  }

  @Test
  void execute_failingCommandVerbose_exitsOneWithTheStackTrace() {
    assertThat(execute("fail", "--verbose")).isEqualTo(1);
    assertThat(err.toString()).contains("IllegalStateException", "\tat ");
  }

  private int execute(String... args) {
    return Cli.commandLine(new Cli(), CommandLine.defaultFactory())
        .addSubcommand(new Failing())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Command(name = "fail")
  static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("the first line,\n  the second");
    }
  }
}
