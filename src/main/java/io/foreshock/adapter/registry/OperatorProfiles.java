package io.foreshock.adapter.registry;

import io.foreshock.policy.MarginProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Margin profiles that an operator has written, one JSON file each. A market takes one by name in
 * its mapping. A profile that is wrong stops the start: to go on without it would put other margins
 * in force than the operator asked for.
 */
public final class OperatorProfiles {

  private static final int MOST_BYTES = 1 << 16;

  private final Path folder;

  /**
   * Opens a folder; nothing is read yet.
   *
   * @param folder folder of {@code *.json} files; it need not be there
   */
  public OperatorProfiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the profiles by name.
   *
   * @throws IllegalArgumentException naming the file and the key at fault, or a name given twice
   */
  public Map<String, MarginProfile> load() {
    Map<String, MarginProfile> profiles = new TreeMap<>();
    for (Path file : files()) {
      MarginProfile profile = profile(file);
      if (profiles.put(profile.name(), profile) != null) {
        throw new IllegalArgumentException(
            file + ": name '" + profile.name() + "' is used by another profile");
      }
    }
    return profiles;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static MarginProfile profile(Path file) {
    try {
      byte[] bytes = BoundedFiles.read(file, file.toString(), MOST_BYTES);
      return ProfileJson.read(JsonFields.parse(bytes));
    } catch (RejectedArtifactException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
