package io.foreshock.adapter.rest;

import io.foreshock.forecast.Combination;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The models in service.
 *
 * @param models approved editions, oldest knownUntil first
 * @param documented defaults in force on days before the oldest edition
 * @param problems artifacts that were not loaded
 * @param shelf all editions there are
 */
@Schema(name = "Models")
record ModelsDocument(
    List<Model> models,
    Documented documented,
    List<ModelProblem> problems,
    @Schema(description = SHELF) @Nullable List<ShelfDocument> shelf) {

  private static final String SHELF =
      "All editions there are, whatever their stage, with what the gate found of them; null where"
          + " the folder of our own models cannot be read.";

  /** An approved edition. */
  @Schema(name = "Model")
  record Model(
      @Schema(examples = "classical-exchange") String modelId,
      @Schema(examples = "2012-12-31") String version,
      @Schema(examples = "exchange") String group,
      @Schema(description = "Nothing later has touched it.", examples = "1356998399999")
          long knownUntilMs,
      @Schema(description = "SHA-256, hexadecimal.") String contentHash,
      List<ModelClass> classes) {

    static Model of(Edition edition) {
      return new Model(
          edition.modelId(),
          edition.version(),
          edition.group().code(),
          edition.knownUntilMs(),
          edition.contentHash(),
          edition.settings().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(entry -> ModelClass.of(entry.getKey(), entry.getValue()))
              .toList());
    }
  }

  /** The editions of one model. */
  @Schema(name = "ModelVersions")
  record Versions(
      @Schema(examples = "classical-exchange") String modelId,
      @Schema(description = "In service, the oldest knownUntil first.") List<Model> versions,
      @Schema(description = SHELF) @Nullable List<ShelfDocument> shelf) {

    static Versions of(
        String modelId, List<Edition> editions, @Nullable List<ShelfDocument> shelf) {
      return new Versions(modelId, editions.stream().map(Model::of).toList(), shelf);
    }
  }

  /** What is set for an asset class. */
  @Schema(name = "ModelClass")
  record ModelClass(
      AssetClass assetClass,
      @Schema(examples = "index@1") String profile,
      @Schema(
              description = "Weight of each member, relative.",
              examples = "{\"gjr-pot\": 0.3, \"har-x-pot\": 0.4}")
          Map<String, Double> weights,
      @Schema(description = "Weight of each member in the daily variance, relative.")
          Map<String, Double> varianceWeights,
      @Schema(
              description =
                  "Inputs of the variance regression that is pooled over markets; null where each"
                      + " market fits its own.",
              examples = "log-har-x-intraday/1")
          @Nullable String pooledVariance,
      @Schema(
              description = "Members whose model is shared by the markets of the class.",
              examples = "[\"har-x-pot\", \"net-pot\", \"trees-pot\"]")
          List<String> pooledMembers) {

    static ModelClass of(AssetClass assetClass, ClassSettings settings) {
      Combination combination = settings.combination();
      return new ModelClass(
          assetClass,
          settings.profile().reference(),
          byCode(combination.tail()),
          byCode(combination.variance()),
          combination
              .pooledFor(MemberName.HAR_X_POT)
              .map(pooled -> pooled.schema().id())
              .orElse(null),
          combination.pooled().keySet().stream().sorted().map(MemberName::code).toList());
    }

    private static Map<String, Double> byCode(MemberWeights weights) {
      Map<String, Double> byCode = new TreeMap<>();
      for (MemberName member : MemberName.combined()) {
        byCode.put(member.code(), weights.of(member));
      }
      return byCode;
    }
  }

  /** The documented defaults. */
  @Schema(name = "DocumentedDefaults")
  record Documented(
      @Schema(examples = Editions.DOCUMENTED) String modelId,
      @Schema(description = "SHA-256, hexadecimal.") String contentHash,
      List<ModelClass> classes) {

    static Documented of(String contentHash) {
      return new Documented(
          Editions.DOCUMENTED,
          contentHash,
          Arrays.stream(AssetClass.values())
              .map(each -> ModelClass.of(each, ClassSettings.documented(each)))
              .toList());
    }
  }

  /** An artifact that was not loaded. */
  @Schema(name = "ModelProblem")
  record ModelProblem(
      @Schema(examples = "classical-crypto/2022-12-31/weights.json") String artifact,
      @Schema(examples = "sha256 does not agree with the manifest") String reason) {}

  static ModelsDocument of(LoadedModels loaded, @Nullable List<ShelfDocument> shelf) {
    return new ModelsDocument(
        loaded.editions().editions().stream().map(Model::of).toList(),
        Documented.of(loaded.editions().documentedHash()),
        loaded.problems().stream()
            .map(problem -> new ModelProblem(problem.artifact(), problem.reason()))
            .toList(),
        shelf);
  }
}
