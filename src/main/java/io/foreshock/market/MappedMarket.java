package io.foreshock.market;

import java.util.Set;

/**
 * An entry of the mapping: a market and the other names by which sources know it.
 *
 * @param market the market; its {@code symbol} is the leading name
 * @param aliases further source symbols, matched exactly
 */
public record MappedMarket(Market market, Set<String> aliases) {

  /** Copies the set. */
  public MappedMarket {
    aliases = Set.copyOf(aliases);
  }
}
