package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.model.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards of the editions that come with the project, copied so that they can be damaged. */
class FileModelCardsTest {

  private static final Path SHIPPED = Path.of("models");

  @TempDir Path folder;

  private Edition edition;
  private Path copy;

  @BeforeEach
  void copy() throws IOException {
    edition = new FileModelRegistry(SHIPPED).load().editions().editions().getFirst();
    Path version = Path.of(edition.modelId(), edition.version());
    copy = Files.createDirectories(folder.resolve(version));
    for (String file : List.of("manifest.json", "MODEL_CARD.md", "weights.json")) {
      Files.copy(
          SHIPPED.resolve(version).resolve(file),
          copy.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private FileModelCards cards() {
    return new FileModelCards(List.of(folder.resolve("none"), folder));
  }

  @Test
  void of_sound_isTheFile() throws IOException {
    assertThat(cards().of(edition)).contains(Files.readString(copy.resolve("MODEL_CARD.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MODEL_CARD.md", "manifest.json"})
  void of_damaged_isNotTold(String file) throws IOException {
    Files.writeString(copy.resolve(file), Files.readString(copy.resolve(file)) + "x");
    assertThat(cards().of(edition)).isEmpty();
  }

  @Test
  void of_anotherEditionOfThatName_isNotTold() {
    Edition other =
        new Edition(
            edition.modelId(),
            edition.version(),
            edition.group(),
            edition.knownUntilMs(),
            "0".repeat(64),
            edition.settings());
    assertThat(cards().of(other)).isEmpty();
  }
}
