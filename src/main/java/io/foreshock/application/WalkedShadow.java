package io.foreshock.application;

import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ShelvedModel;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Scores editions in the shadow: walks the stored markets of their group under the edition alone,
 * as a backtest would, and counts the days it forecast without having known them. Nothing of it is
 * ever served.
 */
public final class WalkedShadow implements ShadowScores {

  private final ModelShelf shelf;
  private final EditionWalks walks;

  /**
   * Makes the scores.
   *
   * @param shelf where the editions are
   * @param walks walks stored markets
   */
  public WalkedShadow(ModelShelf shelf, EditionWalks walks) {
    this.shelf = shelf;
    this.walks = walks;
  }

  @Override
  public Scored of(ShelvedModel model) {
    LoadedModels loaded = shelf.load(model.reference());
    Set<LocalDate> days = new HashSet<>();
    int marketDays = 0;
    for (EditionWalks.Walked walked : walks.of(loaded, model.group())) {
      List<EditionWalks.Row> rows = walked.rows();
      rows.forEach(row -> days.add(row.forecast().date()));
      marketDays += rows.size();
    }
    return new Scored(days.size(), marketDays);
  }
}
