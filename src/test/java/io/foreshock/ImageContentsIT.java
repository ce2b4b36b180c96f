package io.foreshock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the native image: no library that trains, and not more than an edge node carries. */
class ImageContentsIT {

  private static final long LARGEST_BYTES = 90_000_000;

  private static final List<String> TRAINERS =
      List.of(
          "org.deeplearning4j.",
          "org.nd4j.",
          "org.bytedeco.javacpp.Loader", // settings of the library are named in the program
          "org.bytedeco.openblas.",
          "smile.base.",
          "smile.classification.",
          "smile.clustering.",
          "smile.data.",
          "smile.math.",
          "smile.regression.");

  private static String image = "";

  @BeforeAll
  static void readImage() throws IOException {
    assumeTrue(Program.isNative());
    image = new String(Files.readAllBytes(Program.file()), StandardCharsets.ISO_8859_1);
  }

  /** The names of classes stand in the image as text; one that must be there shows it. */
  @Test
  void classes_noneIsOfATrainingLibrary() {
    assertThat(image.contains("io.foreshock.application.PublishMargins")).isTrue();
    assertThat(TRAINERS).noneMatch(image::contains);
  }

  @Test
  void classPath_noneIsATrainingLibrary() throws IOException {
    Path source = Path.of("target", Program.file().getFileName() + "");
    String folder = source.getFileName().toString().replace("-runner", "-native-image-source-jar");
    try (Stream<Path> jars = Files.list(Path.of("target", folder, "lib"))) {
      List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
      assertThat(names).anyMatch(name -> name.contains("hipparchus"));
      assertThat(names)
          .noneMatch(name -> name.matches(".*(smile-|deeplearning4j|nd4j|bytedeco|javacpp).*"));
    }
  }

  @Test
  void size_isWhatAnEdgeNodeCarries() throws IOException {
    assertThat(Files.size(Program.file())).isLessThanOrEqualTo(LARGEST_BYTES);
    assertThat(Program.file().resolveSibling("libsqlitejdbc.so")).isNotEmptyFile();
  }
}
