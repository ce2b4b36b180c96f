package io.foreshock.adapter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foreshock verify}: checks what others rely on. */
@Command(
    name = "verify",
    description = "Checks what others rely on.",
    subcommands = {VerifyModelsCommand.class, VerifyBytesCommand.class})
public final class VerifyCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Reached when it is not said what to verify, which is wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing what to verify");
  }
}
