package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.exchange.ExchangeDownload;
import io.foreshock.application.FetchBars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires the download of history from exchanges. */
@ApplicationScoped
final class FetchWiring {

  @Produces
  @Singleton
  FetchBars fetchBars() {
    return ExchangeDownload.create();
  }
}
