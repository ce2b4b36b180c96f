package io.foreshock.adapter.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Writes into a folder of models so that a reader, or a start after a crash, sees each change whole
 * or not at all: everything is written and synced under another name first, then renamed.
 */
final class ModelsFolder {

  private static final String UNFINISHED = ".unfinished-";

  private final Path folder;
  private final FileSteps steps;

  /**
   * Names the folder; it is made when something is first written.
   *
   * @param folder the folder
   * @param steps how it is written
   */
  ModelsFolder(Path folder, FileSteps steps) {
    this.folder = folder;
    this.steps = steps;
  }

  /** Makes the folder where it is missing. */
  void make() throws IOException {
    steps.makeFolder(folder);
  }

  /** Deletes what writes that were cut short have left. */
  void clean() throws IOException {
    List<Path> leftovers;
    try (Stream<Path> names = Files.list(folder)) {
      leftovers =
          names.filter(path -> String.valueOf(path.getFileName()).startsWith(UNFINISHED)).toList();
    }
    for (Path leftover : leftovers) {
      delete(leftover);
    }
  }

  /**
   * Writes the files of an artifact. A folder of that name that no index names is replaced.
   *
   * @param path {@code modelId/version}
   * @param files content by name
   */
  void put(String path, SortedMap<String, byte[]> files) throws IOException {
    Path target = folder.resolve(path);
    Path versions = folder.resolve(path.substring(0, path.indexOf('/')));
    Path unfinished = steps.makeFolderIn(folder, UNFINISHED);
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        steps.write(unfinished.resolve(file.getKey()), file.getValue());
      }
      steps.sync(unfinished);
      steps.makeFolder(versions);
      delete(target);
      steps.rename(unfinished, target);
      steps.sync(versions);
      steps.sync(folder);
    } finally {
      delete(unfinished);
    }
  }

  /**
   * Replaces a file of the folder.
   *
   * @param name its name
   * @param bytes its content
   */
  void replace(String name, byte[] bytes) throws IOException {
    replace(folder, name, bytes);
  }

  /**
   * Replaces a file of a folder below, which is made where it is missing.
   *
   * @param below name of the folder
   * @param name name of the file
   * @param bytes its content
   */
  void replace(String below, String name, byte[] bytes) throws IOException {
    Path in = folder.resolve(below);
    steps.makeFolder(in);
    steps.sync(folder);
    replace(in, name, bytes);
  }

  private void replace(Path in, String name, byte[] bytes) throws IOException {
    Path unfinished = folder.resolve(UNFINISHED + name);
    steps.write(unfinished, bytes);
    steps.rename(unfinished, in.resolve(name));
    steps.sync(in);
  }

  private void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          steps.delete(each);
        }
      }
    }
  }
}
