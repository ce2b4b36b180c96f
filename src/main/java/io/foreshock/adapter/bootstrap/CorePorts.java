package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.document.CanonicalSetEncoder;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.market.MarketDirectory;
import io.foreshock.publication.SetEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Plugs for the ports of the core that need no configuration. */
@ApplicationScoped
final class CorePorts {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  MarketDirectory marketDirectory() {
    return MarketMappingFile.bundled();
  }

  @Produces
  @Singleton
  SetEncoder setEncoder() {
    return new CanonicalSetEncoder();
  }
}
