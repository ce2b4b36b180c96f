package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import io.foreshock.model.Edition;
import io.foreshock.model.GateReport;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.JudgedModel;
import java.util.function.Function;

/**
 * Use case: what becomes of a folder of models that was just trained. It is read with every hash
 * checked, judged, and put into the shadow if the gate lets it pass; otherwise only the report of
 * why not is kept.
 */
public final class ShelveChallenger implements ChallengerJudge {

  /**
   * Weights and profiles are chosen from grids, which have nothing to converge; what is fitted on
   * the way is judged by its forecasts and its labels.
   */
  private static final int NOT_CONVERGED = 0;

  private final Function<String, LoadedModels> reader;
  private final JudgeChallenger judge;
  private final PromoteModel promote;
  private final ModelShelf shelf;

  /**
   * Makes the use case.
   *
   * @param reader reads a folder of models
   * @param judge the gate
   * @param promote puts what passes into the shadow
   * @param shelf keeps the reports
   */
  public ShelveChallenger(
      Function<String, LoadedModels> reader,
      JudgeChallenger judge,
      PromoteModel promote,
      ModelShelf shelf) {
    this.reader = reader;
    this.judge = judge;
    this.promote = promote;
    this.shelf = shelf;
  }

  @Override
  public Verdict judge(ClassGroup group, String folder, Runnable mayShelve) {
    LoadedModels challenger = reader.apply(folder);
    requireWhole(group, folder, challenger);
    GateReport report = judge.judge(challenger, NOT_CONVERGED);
    if (!report.passed()) {
      return verdict(report, shelf.keep(report));
    }
    mayShelve.run();
    ShelvedModel shelved = promote.shelve(folder + "/" + report.challenger(), report);
    return verdict(report, shelved.gateReport().orElseThrow());
  }

  private static Verdict verdict(GateReport report, String reportFile) {
    ModelReference challenger = report.challenger();
    return new Verdict(
        report.passed(),
        report.summary(),
        new JudgedModel(challenger.modelId(), challenger.version(), reportFile));
  }

  private static void requireWhole(ClassGroup group, String folder, LoadedModels challenger) {
    if (!challenger.problems().isEmpty()) {
      throw new IllegalArgumentException(folder + ": " + challenger.problems());
    }
    for (Edition edition : challenger.editions().editions()) {
      if (edition.group() != group) {
        throw new IllegalArgumentException(
            folder
                + ": "
                + edition.modelId()
                + " must be of the group "
                + group.code()
                + ", was of "
                + edition.group().code());
      }
    }
  }
}
