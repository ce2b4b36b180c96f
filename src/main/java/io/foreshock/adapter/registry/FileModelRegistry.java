package io.foreshock.adapter.registry;

import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.LoadedModels.ArtifactProblem;
import io.foreshock.model.ModelRegistry;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models as files below two folders: the one that came with the program, which is only read, and
 * one of our own, laid over it, whose index also says what stage each edition is in. {@code
 * index.json} has the hash of each manifest, {@code <modelId>/<version>/manifest.json} the hashes
 * of the other files, so a changed byte anywhere is found before anything of the edition is used.
 * An edition is loaded whole or not at all.
 *
 * <p>While the own index cannot be read, nobody knows which editions were demoted, so none is
 * loaded: what was in service stays, see {@code ActiveModels}, and after a start the documented
 * defaults serve.
 */
public final class FileModelRegistry implements ModelRegistry {

  static final String MANIFEST = "manifest.json";
  static final String WEIGHTS_SCHEMA = "model-weights/4";

  private final ShelfFolders folders;

  /**
   * Opens the folder that came with the program alone; nothing is read yet.
   *
   * @param shipped the folder {@code models/}
   */
  public FileModelRegistry(Path shipped) {
    this(new ShelfFolders(shipped, Optional.empty()));
  }

  FileModelRegistry(ShelfFolders folders) {
    this.folders = folders;
  }

  @Override
  public LoadedModels load() {
    List<ArtifactProblem> problems = new ArrayList<>();
    List<ShelvedModel> approved = new ArrayList<>();
    try {
      folders.layered(problems).stream()
          .filter(model -> model.stage() == ModelStage.APPROVED)
          .forEach(approved::add);
    } catch (RejectedArtifactException rejected) {
      problems.add(rejected.problem());
    }
    return load(folders, approved, problems);
  }

  /**
   * Loads editions, whatever their stage.
   *
   * @param folders where they are
   * @param models which ones
   * @param problems what is known to be wrong already
   */
  static LoadedModels load(
      ShelfFolders folders, List<ShelvedModel> models, List<ArtifactProblem> problems) {
    List<Edition> editions = new ArrayList<>();
    List<Map<String, double[]>> fits = new ArrayList<>();
    List<ArtifactProblem> all = new ArrayList<>(problems);
    for (ShelvedModel model : models) {
      try {
        ArtifactReader.Content content = folders.read(model);
        editions.add(content.edition());
        fits.add(content.fits());
      } catch (RejectedArtifactException rejected) {
        all.add(rejected.problem());
      }
    }
    return new LoadedModels(
        new Editions(editions, SettingsJson.documentedHash()), new ShippedFits(fits), all);
  }
}
