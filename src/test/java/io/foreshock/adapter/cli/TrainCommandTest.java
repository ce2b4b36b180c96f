package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is refused before anything is trained. */
class TrainCommandTest {

  @ParameterizedTest
  @CsvSource({
    "--group bonds, group must be crypto or exchange",
    "--group crypto, --group crypto needs --crypto-bars",
    "--holdout-days -1, 'was -1'",
    "--holdout-days soon, soon",
    "--crypto-bars no-such-file.csv, no file no-such-file.csv"
  })
  void execute_badOption_exitsTwoWithOneLine(String options, String told) {
    StringWriter err = new StringWriter();
    String[] words = ("train " + options).split(" ");
    int code =
        Cli.commandLine(new Cli(), CommandLine.defaultFactory())
            .setErr(new PrintWriter(err))
            .execute(words);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(told).hasLineCount(1);
  }
}
