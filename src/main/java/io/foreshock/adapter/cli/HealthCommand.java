package io.foreshock.adapter.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  private static final int OK = 200;
  private static final Duration LONGEST = Duration.ofSeconds(5);

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
  public Integer call() throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port() + "/q/health/" + check);
    try {
      HttpResponse<String> answer = ask(uri);
      if (answer.statusCode() == OK) {
        spec.commandLine().getOut().println("UP");
        return 0;
      }
      spec.commandLine().getErr().println(answer.body().replaceAll("\\s+", " ").strip());
    } catch (IOException unreachable) {
      spec.commandLine().getErr().println(uri + " cannot be reached");
    }
    return 1;
  }

  private static int port() {
    return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
  }

  private static HttpResponse<String> ask(URI uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build()) {
      return client.send(
          HttpRequest.newBuilder(uri).timeout(LONGEST).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }
}
