package io.foreshock.application;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.GateReport;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelRegistry;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shelf in memory; an artifact's folder is its reference. Also the registry of what it serves.
 */
class MemoryShelf implements ModelShelf, ModelRegistry {

  private SortedMap<ModelReference, ShelvedModel> models = new TreeMap<>();
  private final Map<String, GateReport> reports = new HashMap<>();
  private final Map<ModelReference, ClassSettings> settings = new HashMap<>();

  /** Puts an index edition on the shelf that was shipped, with settings of its own. */
  MemoryShelf withShipped(String reference, ClassSettings own) {
    settings.put(ModelReference.of(reference), own);
    return withShipped(reference);
  }

  /** Puts an index edition on the shelf that was shipped; its version is its knownUntil. */
  MemoryShelf withShipped(String reference) {
    ModelReference name = ModelReference.of(reference);
    put(
        name,
        true,
        new StageMove(ModelStage.APPROVED, StageMove.Cause.SHIPPED, knownUntilMs(name), "shipped"));
    return this;
  }

  private void put(ModelReference name, boolean shipped, StageMove move) {
    models.put(
        name,
        new ShelvedModel(
            name,
            ClassGroup.EXCHANGE,
            knownUntilMs(name),
            hash(name),
            shipped,
            List.of(move),
            Optional.empty()));
  }

  private static long knownUntilMs(ModelReference name) {
    LocalDate last = LocalDate.parse(name.version().substring(0, 10));
    return (last.toEpochDay() + 1) * 86_400_000L - 1;
  }

  private static String hash(ModelReference name) {
    return "%064x".formatted(name.hashCode() & 0xffffffffL);
  }

  @Override
  public List<ShelvedModel> list() {
    return List.copyOf(models.values());
  }

  @Override
  public ShelvedModel add(String artifactFolder, GateReport report, long atMs) {
    ModelReference name = ModelReference.of(artifactFolder);
    put(name, false, new StageMove(ModelStage.CANDIDATE, StageMove.Cause.ADDED, atMs, "trained"));
    keep(report);
    return models.get(name);
  }

  @Override
  public String keep(GateReport report) {
    String file = "report-" + reports.size();
    reports.put(file, report);
    return file;
  }

  @Override
  public void move(List<StageChange> changes) {
    SortedMap<ModelReference, ShelvedModel> next = new TreeMap<>(models);
    changes.forEach(
        change -> next.computeIfPresent(change.reference(), (n, m) -> m.moved(change.move())));
    models = next;
  }

  @Override
  public Optional<GateReport> report(String file) {
    return Optional.ofNullable(reports.get(file));
  }

  @Override
  public LoadedModels load(ModelReference reference) {
    return loaded(List.of(models.get(reference)));
  }

  @Override
  public LoadedModels load() {
    return loaded(models.values().stream().filter(m -> m.stage() == ModelStage.APPROVED).toList());
  }

  private LoadedModels loaded(List<ShelvedModel> some) {
    List<Edition> editions = new ArrayList<>();
    for (ShelvedModel model : some) {
      editions.add(
          new Edition(
              model.reference().modelId(),
              model.reference().version(),
              model.group(),
              model.knownUntilMs(),
              model.manifestSha256(),
              Map.of(
                  AssetClass.INDEX,
                  settings.getOrDefault(
                      model.reference(), ClassSettings.documented(AssetClass.INDEX)))));
    }
    return new LoadedModels(new Editions(editions, Walks.HASH), FittedParameters.NONE, List.of());
  }
}
