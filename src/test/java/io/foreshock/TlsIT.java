package io.foreshock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.foreshock.adapter.HourlyCandles;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads over TLS from an exchange on this machine, which proves itself by a new certificate.
 */
class TlsIT {

  private static final String PASSWORD = "changeit";

  @TempDir Path folder;

  private Path keys() throws Exception {
    Path keys = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String line =
        "-genkeypair -alias exchange -keyalg EC -dname CN=localhost -ext san=dns:localhost"
            + " -validity 2 -storetype PKCS12 -storepass changeit -keystore ";
    ProcessBuilder builder = new ProcessBuilder((keytool + " " + line + keys).split(" "));
    assertThat(builder.inheritIO().start().waitFor()).isZero();
    return keys;
  }

  private static HttpsServer exchange(Path keys, HourlyCandles candles) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // On the dispatching thread, a client that says nothing yet would hold up all others.
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        asked -> {
          Map<String, String> query = query(asked.getRequestURI().getQuery());
          byte[] page = candles.binance(query, 1000).getBytes(StandardCharsets.UTF_8);
          asked.sendResponseHeaders(200, page.length);
          asked.getResponseBody().write(page);
          asked.close();
        });
    server.start();
    return server;
  }

  private static Map<String, String> query(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private Program.Result fetch(Program program, HttpsServer exchange) throws Exception {
    return program.run(
        "fetch",
        "binance",
        "FETCHUSDT",
        "--from",
        "2024-01-01",
        "--to",
        "2024-01-03",
        "--out",
        "bars.csv",
        "--base-url",
        "https://localhost:" + exchange.getAddress().getPort());
  }

  @Test
  void fetch_certificateKnownOrNot_isTakenOrRefused() throws Exception {
    HourlyCandles candles =
        new HourlyCandles("2024-01-01T00:00:00Z", "2024-01-06T00:00:00Z", time -> true);
    Path keys = keys();
    HttpsServer exchange = exchange(keys, candles);
    try {
      Program.Result refused = fetch(new Program(folder), exchange);
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("certification path");

      Program trusting =
          new Program(folder)
              .property("javax.net.ssl.trustStore", keys.toString())
              .property("javax.net.ssl.trustStorePassword", PASSWORD);
      fetch(trusting, exchange).succeeded();
      assertThat(Files.readAllLines(folder.resolve("bars.csv")))
          .isEqualTo(candles.lines("FETCHUSDT").subList(0, 1 + 2 * 24));
    } finally {
      exchange.stop(0);
    }
  }
}
