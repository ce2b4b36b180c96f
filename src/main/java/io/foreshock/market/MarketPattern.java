package io.foreshock.market;

/**
 * A family of markets named by the form of their symbols, such as {@code *USDT}.
 *
 * @param form symbol text in which {@code *} stands for any characters or none
 * @param assetClass kind of the markets
 * @param quoteCurrency currency of their prices
 * @param calendar how their bars gather into days
 * @param profile name of their margin profile
 * @param clock which clock their time is read from
 */
public record MarketPattern(
    String form,
    AssetClass assetClass,
    String quoteCurrency,
    TradingCalendar calendar,
    String profile,
    ClockMode clock) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code form} holds no {@code *}
   */
  public MarketPattern {
    if (!(form.indexOf('*') >= 0)) {
      throw new IllegalArgumentException("form must hold a '*', was '" + form + "'");
    }
  }

  /** Tells whether a source symbol has this form. */
  public boolean matches(String symbol) {
    return matches(0, symbol, 0);
  }

  private boolean matches(int formAt, String symbol, int symbolAt) {
    if (formAt == form.length()) {
      return symbolAt == symbol.length();
    }
    boolean more = symbolAt < symbol.length();
    if (form.charAt(formAt) == '*') {
      return matches(formAt + 1, symbol, symbolAt) || more && matches(formAt, symbol, symbolAt + 1);
    }
    return more
        && form.charAt(formAt) == symbol.charAt(symbolAt)
        && matches(formAt + 1, symbol, symbolAt + 1);
  }

  Market market(MarketId id, String symbol) {
    return new Market(id, symbol, assetClass, quoteCurrency, calendar, profile, clock);
  }
}
