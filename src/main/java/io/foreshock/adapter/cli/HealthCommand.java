package io.foreshock.adapter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code foreshock health}: asks the service on this machine how it is. The service answers on
 * loopback only, so a probe from outside has to run this inside its container.
 */
@Command(
    name = "health",
    description = {
      "Asks the service on this machine, on $QUARKUS_HTTP_PORT or 8080, how it is.",
      "Exits 0 if it is up; otherwise prints what is down and exits 1."
    })
public final class HealthCommand implements Callable<Integer> {

  private static final int LONGEST_MS = 5000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CHECK",
      arity = "0..1",
      defaultValue = "ready",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Check check = Check.ready;

  /** What is asked, by the name that is typed. */
  enum Check {
    /** The process answers. */
    live,
    /** It may be sent requests. */
    ready,
    /** It has begun its work. */
    started
  }

  @Override
  public Integer call() {
    URI uri = URI.create("http://127.0.0.1:" + port() + "/q/health/" + check);
    try {
      HttpURLConnection answer = ask(uri);
      if (answer.getResponseCode() == HttpURLConnection.HTTP_OK) {
        spec.commandLine().getOut().println("UP");
        return 0;
      }
      spec.commandLine().getErr().println(body(answer).replaceAll("\\s+", " ").strip());
    } catch (IOException unreachable) {
      spec.commandLine().getErr().println(uri + " cannot be reached");
    }
    return 1;
  }

  private static int port() {
    return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
  }

  private static HttpURLConnection ask(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(LONGEST_MS);
    connection.setReadTimeout(LONGEST_MS);
    if (connection.getResponseCode() < 0) {
      throw new ProtocolException("the answer has no status");
    }
    return connection;
  }

  private static String body(HttpURLConnection answer) throws IOException {
    boolean error = answer.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream in = error ? answer.getErrorStream() : answer.getInputStream()) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
