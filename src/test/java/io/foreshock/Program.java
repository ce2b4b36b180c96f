package io.foreshock;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.Await;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged program, run as its users run it: the jar or the native image, whichever was
 * packaged last. Each instance has a store of its own and the models and series of the project.
 */
public final class Program {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.:]+)");
  private static final long LONGEST_SECONDS = 300;

  private final Map<String, String> environment = new HashMap<>();
  private final List<String> properties = new ArrayList<>();
  private final Path folder;

  /** Makes the program with an empty store below a folder, and no bundled history in it. */
  public Program(Path folder) {
    this.folder = folder;
    with("FORESHOCK_HOME", Path.of("").toAbsolutePath().toString());
    with("FORESHOCK_STORE_DIRECTORY", folder.resolve("store").toString());
    with("FORESHOCK_TRAINING_DATA_IMPORT", "false");
    with("FORESHOCK_REFRESH_POLL", "1s");
    with("QUARKUS_HTTP_PORT", "0");
    with("OMP_NUM_THREADS", "1");
  }

  /** Sets a variable of the environment for what is started from now on. */
  public Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Sets a system property of what is started from now on. */
  public Program property(String name, String value) {
    properties.add("-D" + name + "=" + value);
    return this;
  }

  /** Returns the folder of the store. */
  public Path store() {
    return folder.resolve("store");
  }

  /** Tells whether the program is a native image. */
  public static boolean isNative() {
    return artifact().getProperty("type").equals("native");
  }

  /** Returns the file of the program. */
  public static Path file() {
    return TARGET.resolve(artifact().getProperty("path"));
  }

  private static Properties artifact() {
    Properties artifact = new Properties();
    try (InputStream in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
      artifact.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("package the program first", e);
    }
    return artifact;
  }

  private List<String> line() {
    List<String> line = new ArrayList<>();
    if (isNative()) {
      line.add(file().toString());
      line.addAll(properties);
      return line;
    }
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--enable-native-access=ALL-UNNAMED");
    line.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
    line.addAll(properties);
    line.addAll(List.of("-jar", file().toString()));
    return line;
  }

  private ProcessBuilder process(String... args) {
    List<String> command = line();
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Takes in bundled histories, by their folders in training-data, and serves them. */
  public Service serveOver(String... sets) throws Exception {
    for (String set : sets) {
      Path bars = Path.of("training-data", set, "bars.csv.gz").toAbsolutePath();
      run("import", bars.toString()).succeeded();
    }
    Service service = serve();
    RestAssured.baseURI = service.url();
    RestAssured.port = RestAssured.UNDEFINED_PORT;
    Await.until("/q/health/ready", ready -> ready.statusCode() == 200);
    return service;
  }

  /** What a command left. */
  public record Result(int exitCode, String out, String err) {

    /** Demands that the command succeeded. */
    public Result succeeded() {
      assertThat(exitCode).as(err).isZero();
      return this;
    }
  }

  /** Runs a command to its end. */
  public Result run(String... args) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        process(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Starts the service and waits until it listens. */
  public Service serve() throws Exception {
    return new Service(process("serve").redirectErrorStream(true).start());
  }

  /** The service in a process of its own. */
  public static final class Service implements AutoCloseable {

    private final Process process;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> url = new CompletableFuture<>();

    private Service(Process process) throws Exception {
      this.process = process;
      Thread.ofPlatform().daemon().start(this::read);
      url.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private void read() {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        in.lines().forEach(this::add);
      } catch (IOException | UncheckedIOException closed) { // as when the program was ended
        log.add(closed.toString());
      }
      url.completeExceptionally(new IllegalStateException("ended: " + log));
    }

    private void add(String line) {
      log.add(line);
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        url.complete(matcher.group(1));
      }
    }

    /** Returns where it listens. */
    public String url() {
      return url.join();
    }

    /** Returns what it has logged. */
    public List<String> log() {
      synchronized (log) {
        return new ArrayList<>(log);
      }
    }

    /** Ends it as a crash would. */
    public void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    /** Ends it as an operator would. */
    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
