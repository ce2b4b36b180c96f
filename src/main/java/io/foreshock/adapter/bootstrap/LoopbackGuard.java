package io.foreshock.adapter.bootstrap;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps a service without authentication off the network: it may listen on loopback addresses only.
 * Runs before the socket is opened.
 */
@ApplicationScoped
final class LoopbackGuard {

  /** Before anything else starts: what is refused must not have begun to work. */
  private static final int FIRST = 1;

  private final String host;
  private final boolean listening;

  LoopbackGuard(
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
          boolean listening) {
    this.host = host;
    this.listening = listening;
  }

  void onStart(@Observes @Priority(FIRST) StartupEvent event) {
    if (listening && !isLoopback(host)) {
      throw new ConfigurationException(
          "Foreshock has no authentication configured, so it binds to loopback only;"
              + " quarkus.http.host is '"
              + host
              + "': set it to 127.0.0.1 or leave it out.");
    }
  }

  /**
   * Whether a host is reached from this machine alone.
   *
   * @param host a name or literal address; one that does not resolve is not loopback
   */
  static boolean isLoopback(String host) {
    try {
      return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
