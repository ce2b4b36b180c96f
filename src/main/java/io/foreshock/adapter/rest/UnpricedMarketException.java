package io.foreshock.adapter.rest;

/** No sources tell the price of a market. */
final class UnpricedMarketException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnpricedMarketException(String name) {
    super("no sources of prices are configured for a market called '" + name + "'");
  }
}
