package io.foreshock.adapter.cli;

import io.foreshock.model.ModelShelf;
import io.foreshock.model.ShelvedModel;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foreshock models}: lists the editions there are. */
@Command(
    name = "models",
    description = "Lists the editions there are, with their stage; an APPROVED one serves.")
public final class ModelsCommand implements Runnable {

  @Inject Instance<ModelShelf> shelf;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line("model", "stage", "since", "reason"));
    for (ShelvedModel model : shelf.get().list()) {
      out.println(
          line(
              model.reference().toString(),
              model.stage().name(),
              Instant.ofEpochMilli(model.stagedAtMs()).toString(),
              model.lastMove().reason()));
    }
    out.flush();
  }

  private static String line(String model, String stage, String since, String reason) {
    return String.format(Locale.ROOT, "%-32s %-9s %-24s %s", model, stage, since, reason);
  }
}
