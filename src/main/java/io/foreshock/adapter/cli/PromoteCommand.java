package io.foreshock.adapter.cli;

import io.foreshock.application.PromoteModel;
import io.foreshock.model.ShelvedModel;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foreshock promote}: lets an edition serve. */
@Command(
    name = "promote",
    description = {
      "Lets an edition serve: one that was scored in the shadow for long enough, or that served",
      "before. A running service notices within two minutes. Exits 1 where the rules forbid it."
    })
public final class PromoteCommand implements Runnable {

  @Inject Instance<PromoteModel> promote;

  @Mixin private StageArguments arguments = new StageArguments();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    try {
      ShelvedModel promoted = promote.get().promote(arguments.reference(), arguments.reason());
      spec.commandLine().getOut().println(promoted.reference() + " is " + promoted.stage());
    } catch (PromoteModel.UnknownModelException unknown) {
      throw arguments.unknown(unknown);
    }
  }
}
