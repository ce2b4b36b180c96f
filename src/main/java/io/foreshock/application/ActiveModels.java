package io.foreshock.application;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelRegistry;
import io.foreshock.policy.MarginProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models in service, swapped as a whole: a reader sees one set of them or the next, never a
 * mixture. An artifact that fails its checks never replaces one that is in service.
 */
public final class ActiveModels {

  private final ModelRegistry registry;
  private final Map<String, MarginProfile> profiles;
  private @Nullable volatile LoadedModels loaded;

  /**
   * Names the registry; it is loaded when the models are first asked for.
   *
   * @param registry where models are kept
   * @param profiles the operator's margin profiles by name
   */
  public ActiveModels(ModelRegistry registry, Map<String, MarginProfile> profiles) {
    this.registry = registry;
    this.profiles = Map.copyOf(profiles);
  }

  /** Returns what was loaded last, problems included. */
  public LoadedModels loaded() {
    LoadedModels now = loaded;
    return now == null ? loadedFirst() : now;
  }

  private synchronized LoadedModels loadedFirst() {
    LoadedModels now = loaded;
    if (now == null) {
      now = registry.load();
      loaded = now;
    }
    return now;
  }

  /** Returns which champion and profile serve a market on a day. */
  public ChampionDirectory champions() {
    return champions(loaded().editions());
  }

  /** Returns the same of given editions, which need not be in service any more. */
  ChampionDirectory champions(Editions editions) {
    return new ChampionDirectory(editions, profiles);
  }

  /** Returns the fits the models bring along. */
  public FittedParameters fits() {
    return loaded().fits();
  }

  /**
   * Reads the registry again. Editions that were in service and now fail their checks stay.
   *
   * @return whether the editions in service have changed
   */
  public synchronized boolean reload() {
    LoadedModels before = loaded();
    LoadedModels read = registry.load();
    Editions editions = keepingFailed(before.editions(), read);
    loaded = new LoadedModels(editions, read.fits(), read.problems());
    return !editions.equals(before.editions());
  }

  private static Editions keepingFailed(Editions before, LoadedModels read) {
    List<Edition> editions = new ArrayList<>(read.editions().editions());
    for (Edition edition : before.editions()) {
      boolean failed = read.problems().stream().anyMatch(p -> concerns(p.artifact(), edition));
      if (failed && editions.stream().noneMatch(e -> path(e).equals(path(edition)))) {
        editions.add(edition);
      }
    }
    return new Editions(editions, read.editions().documentedHash());
  }

  /** A file beside the editions, such as their index, concerns all of them. */
  private static boolean concerns(String artifact, Edition edition) {
    return artifact.indexOf('/') < 0 || (artifact + "/").startsWith(path(edition) + "/");
  }

  private static String path(Edition edition) {
    return edition.modelId() + "/" + edition.version();
  }
}
