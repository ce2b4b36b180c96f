package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.document.CanonicalSetEncoder;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.PriceSourcesFile;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.verification.PricedMarkets;
import io.foreshock.publication.SetEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
  MarketDirectory marketDirectory(
      @ConfigProperty(name = "foreshock.home", defaultValue = ".") String home) {
    return MarketMappingFile.bundledUnder(Path.of(home, "config", "markets.json"));
  }

  @Produces
  @Singleton
  PricedMarkets pricedMarkets(@ConfigProperty(name = "foreshock.prices.sources-file") String file) {
    return PriceSourcesFile.read(Path.of(file));
  }

  @Produces
  @Singleton
  SetEncoder setEncoder() {
    return new CanonicalSetEncoder();
  }
}
