package io.foreshock.adapter.cli;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintStream;
import java.util.Arrays;

/** Why the program could not start, told in one line or, with {@code --verbose}, in full. */
final class StartFailure {

  private static final int FAILED = 1;
  private static final int WRONG_CONFIGURATION = 2;

  private final Throwable failure;
  private final Throwable rootCause;

  private StartFailure(Throwable failure, Throwable rootCause) {
    this.failure = failure;
    this.rootCause = rootCause;
  }

  /**
   * Finds the cause in what the framework wraps round it: what is wrong with the configuration, or
   * the innermost one.
   *
   * @param failure what ended the start
   */
  static StartFailure of(Throwable failure) {
    Throwable cause = failure;
    while (!isConfiguration(cause) && cause.getCause() instanceof Throwable deeper) {
      cause = deeper;
    }
    return new StartFailure(failure, cause);
  }

  /**
   * Prints the failure.
   *
   * @param err the error stream
   * @param args the arguments of the program
   * @return the exit code, 2 where the configuration is to blame and 1 otherwise
   */
  int tell(PrintStream err, String... args) {
    if (Arrays.asList(args).contains("--verbose")) {
      failure.printStackTrace(err);
    } else {
      err.println(line());
    }
    return isConfiguration() ? WRONG_CONFIGURATION : FAILED;
  }

  private boolean isConfiguration() {
    return isConfiguration(rootCause);
  }

  private static boolean isConfiguration(Throwable cause) {
    return cause instanceof ConfigurationException || cause instanceof ConfigValidationException;
  }

  private String line() {
    if (isConfiguration()) {
      return OneLine.of(rootCause);
    }
    if (rootCause instanceof QuarkusBindException bind) {
      return "Cannot listen on "
          + bind.getHost()
          + ":"
          + bind.getPort()
          + ": it is in use or not ours; choose another port with QUARKUS_HTTP_PORT";
    }
    return "Foreshock could not start: " + causes() + " (--verbose shows more)";
  }

  /** The first line of each cause, from below the framework's wrapper inwards, none twice. */
  private String causes() {
    String told = "";
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      String line = OneLine.firstOf(cause);
      if (!told.contains(line)) {
        told += (told.isEmpty() ? "" : ": ") + line;
      }
    }
    return told.isEmpty() ? OneLine.of(failure) : told;
  }
}
