package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The script {@code foreshock} of the project's top folder, as far as it answers by itself. */
class LauncherTest {

  @Test
  void help_everyCommandOfTheProgram_isListed() throws Exception {
    Answer help = launch("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(new CommandLine(new Cli()).getSubcommands().keySet())
        .allSatisfy(name -> assertThat(help.text()).contains("\n  " + name + " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "test"})
  void help_commandOfTheLauncher_isAnsweredWithoutABuild(String command) throws Exception {
    Answer help = launch(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.text()).startsWith("Usage: foreshock " + command);
  }

  @Test
  void launch_noCommand_exitsTwoWithTheUsage() throws Exception {
    Answer answer = launch();
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.text()).startsWith("Usage: foreshock COMMAND");
  }

  @Test
  void launch_unknownCommand_exitsTwoWithOneLine() throws Exception {
    Answer answer = launch("server");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.text())
        .isEqualTo("foreshock: there is no command server; see 'foreshock --help'.\n");
  }

  private record Answer(int exitCode, String text) {}

  private static Answer launch(String... args) throws IOException, InterruptedException {
    List<String> line = Stream.concat(Stream.of("bash", "foreshock"), Stream.of(args)).toList();
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Answer(process.exitValue(), text);
  }
}
