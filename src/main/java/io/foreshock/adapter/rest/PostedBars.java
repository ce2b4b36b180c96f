package io.foreshock.adapter.rest;

import io.foreshock.market.PriceBar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Bars as a client sent them.
 *
 * @param bySymbol bars by source symbol, in the order of their first bars
 * @param barLengthSeconds length of all bars, where the client states it
 */
record PostedBars(Map<String, OfSymbol> bySymbol, OptionalLong barLengthSeconds) {

  /** Pointer to the stated bar length. */
  static final String BAR_LENGTH_POINTER = "/barLengthSeconds";

  /** Keeps the order. */
  PostedBars {
    bySymbol = new LinkedHashMap<>(bySymbol);
  }

  /**
   * The bars of one symbol.
   *
   * @param firstIndex place of its first bar in the request
   * @param bars its bars in the order sent
   */
  record OfSymbol(int firstIndex, List<PriceBar> bars) {

    /** Returns the JSON pointer to a member of its first bar. */
    String pointerTo(String member) {
      return "/bars/" + firstIndex + "/" + member;
    }
  }
}
