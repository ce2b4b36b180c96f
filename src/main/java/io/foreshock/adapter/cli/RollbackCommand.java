package io.foreshock.adapter.cli;

import io.foreshock.application.PromoteModel;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foreshock rollback}: takes an edition out of service and puts the previous one back. */
@Command(
    name = "rollback",
    description = {
      "Takes an edition out of service and puts the previous one back: the one it superseded,",
      "otherwise the next older one of its group. A running service notices within two minutes.",
      "Exits 1 where the rules forbid it."
    })
public final class RollbackCommand implements Runnable {

  @Inject Instance<PromoteModel> promote;

  @Mixin private StageArguments arguments = new StageArguments();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    try {
      ShelvedModel inItsPlace = promote.get().rollback(arguments.reference(), arguments.reason());
      spec.commandLine()
          .getOut()
          .println(
              arguments.reference()
                  + " is "
                  + ModelStage.RETIRED
                  + "; "
                  + inItsPlace.reference()
                  + " serves in its place");
    } catch (PromoteModel.UnknownModelException unknown) {
      throw arguments.unknown(unknown);
    }
  }
}
