package io.foreshock.adapter.trainer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words that start this very program once more, in a Java machine of its own. */
public final class JavaProgram {

  private static final String IMAGE = "org.graalvm.nativeimage.imagecode";

  /** What {@code java -jar} would start: with a class path it has to be named. */
  private static final String ENTRY_POINT = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  /** The libraries hold memory outside the heap, and use what newer Java machines warn about. */
  private static final List<String> OUTSIDE_THE_HEAP =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "-Dslf4j.internal.verbosity=ERROR", // they log, and nobody listens
          "-Dorg.bytedeco.javacpp.maxbytes=1g",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=6g");

  private JavaProgram() {}

  /**
   * Returns the words, without arguments; none in a native image, which has no Java to start.
   *
   * @param home value of {@code foreshock.home}
   * @param libraries folder of the libraries of training, which the program itself goes without
   * @param maximumHeap most memory for objects, as Java writes it, such as {@code 1g}
   */
  public static List<String> words(Path home, Path libraries, String maximumHeap) {
    String classPath = System.getProperty("java.class.path", "");
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    boolean packaged = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    if (System.getProperty(IMAGE) != null || !packaged || !Files.isExecutable(java)) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    words.add(java.toString());
    words.add("-Xmx" + maximumHeap);
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("-XX:ActiveProcessorCount=" + processors());
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
    words.add("-Dforeshock.home=" + home.toAbsolutePath());
    words.addAll(OUTSIDE_THE_HEAP);
    words.add("-cp");
    words.add(classPath + File.pathSeparator + libraries.toAbsolutePath().resolve("*"));
    words.add(ENTRY_POINT);
    return words;
  }

  /** One is left to what serves; results do not depend on how many there are. */
  private static int processors() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }
}
