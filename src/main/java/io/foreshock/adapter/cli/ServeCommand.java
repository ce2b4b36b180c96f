package io.foreshock.adapter.cli;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;

/** {@code foreshock serve}: runs the service until the process is told to stop. */
@Command(
    name = "serve",
    description = {
      "Runs the service until it is stopped.",
      "It listens on 127.0.0.1, port 8080 or $QUARKUS_HTTP_PORT."
    })
public final class ServeCommand implements Runnable {

  @Override
  public void run() {
    Quarkus.waitForExit();
  }
}
