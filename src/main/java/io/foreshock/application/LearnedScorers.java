package io.foreshock.application;

import io.foreshock.forecast.MemberName;
import io.foreshock.market.AssetClass;
import io.foreshock.model.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Use case: the learned models of the editions in service, to be asked by themselves. */
public final class LearnedScorers {

  private final ActiveModels models;

  /**
   * Makes the use case.
   *
   * @param models models in service
   */
  public LearnedScorers(ActiveModels models) {
    this.models = models;
  }

  /** Returns all of them, those of one name with the oldest edition first. */
  public List<LearnedScorer> all() {
    List<LearnedScorer> all = new ArrayList<>();
    for (Edition edition : models.loaded().editions().editions()) {
      for (AssetClass assetClass : AssetClass.values()) {
        for (MemberName member : MemberName.learned()) {
          edition
              .settingsOf(assetClass)
              .flatMap(settings -> settings.combination().pooledFor(member))
              .map(model ->
                  LearnedScorer.of(name(edition, assetClass, member), edition.version(), model))
              .ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static String name(Edition edition, AssetClass assetClass, MemberName member) {
    return edition.modelId()
        + "."
        + assetClass.name().toLowerCase(Locale.ROOT)
        + "."
        + member.code();
  }

  /** Returns those of a name, the oldest edition first; none where there is no such model. */
  public List<LearnedScorer> named(String name) {
    return all().stream().filter(scorer -> scorer.name().equals(name)).toList();
  }

  /** Returns the one of a name and version, empty where there is none. */
  public Optional<LearnedScorer> of(String name, String version) {
    return named(name).stream().filter(scorer -> scorer.version().equals(version)).findFirst();
  }
}
