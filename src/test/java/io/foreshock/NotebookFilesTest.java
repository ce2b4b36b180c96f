package io.foreshock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold of the notebooks as they are kept; {@code notebooks/run} executes them. Outputs
 * are not kept: they would be stale with the next change, and a reader could not tell.
 */
class NotebookFilesTest {

  private static final Path FOLDER = Path.of("notebooks");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  private static List<JsonNode> cells(Path notebook) throws IOException {
    JsonNode cells = JSON.readTree(notebook.toFile()).get("cells");
    return StreamSupport.stream(cells.spliterator(), false).toList();
  }

  private static String source(Path notebook, String kind) throws IOException {
    StringBuilder source = new StringBuilder();
    for (JsonNode cell : cells(notebook)) {
      if (cell.get("cell_type").asText().equals(kind)) {
        cell.get("source").forEach(line -> source.append(line.asText()));
        source.append('\n');
      }
    }
    return source.toString();
  }

  @Test
  void folder_asKept_holdsTheFiveChapters() throws IOException {
    assertThat(notebooks().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "01-data.ipynb",
            "02-volatility-models.ipynb",
            "03-regimes.ipynb",
            "04-tails-and-backtests.ipynb",
            "05-margin-policy.ipynb");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void cells_asKept_holdNoOutputs(Path notebook) throws IOException {
    for (JsonNode cell : cells(notebook)) {
      assertThat(cell.get("metadata")).as("metadata of " + cell.get("id")).isEmpty();
      if (cell.get("cell_type").asText().equals("code")) {
        assertThat(cell.get("outputs")).as("outputs of " + cell.get("id")).isEmpty();
        assertThat(cell.get("execution_count").isNull()).as("count of " + cell.get("id")).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void ids_asKept_areUnique(Path notebook) throws IOException {
    Set<String> ids = new HashSet<>();
    for (JsonNode cell : cells(notebook)) {
      assertThat(ids.add(cell.get("id").asText())).as(cell.get("id").asText()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void kernel_asKept_isTheOneThatTheScriptMakes(Path notebook) throws IOException {
    assertThat(JSON.readTree(notebook.toFile()).at("/metadata/kernelspec/name").asText())
        .isEqualTo("java");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void figures_asKept_areHeldAgainstADocument(Path notebook) throws IOException {
    assertThat(source(notebook, "code")).contains("Documented.check(");
  }

  @Test
  void glossary_eachWord_isExplainedInANotebook() throws IOException {
    StringBuilder told = new StringBuilder();
    for (Path notebook : notebooks()) {
      told.append(plain(source(notebook, "markdown")));
    }
    assertThat(glossaryWords()).isNotEmpty().allSatisfy(word -> assertThat(told).contains(word));
  }

  /** The first words of each row; a second one after a comma is its name in code or short form. */
  private static List<String> glossaryWords() throws IOException {
    return Files.readAllLines(Path.of("docs", "glossary.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| word "))
        .map(line -> line.split("\\|")[1])
        .flatMap(cell -> Arrays.stream(plain(cell).split(",")))
        .map(String::strip)
        .toList();
  }

  private static String plain(String marked) {
    return marked.replaceAll("[`*]", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
