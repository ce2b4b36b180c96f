package io.foreshock.market;

/**
 * An instrument the service knows.
 *
 * @param id stable name
 * @param symbol the name its source uses, such as {@code ^GSPC}
 * @param assetClass kind of market; selects edition and profile
 * @param quoteCurrency currency of its prices, such as {@code USD}
 * @param calendar how its bars gather into days
 * @param profile name of its margin profile
 * @param clock which clock its time is read from
 */
public record Market(
    MarketId id,
    String symbol,
    AssetClass assetClass,
    String quoteCurrency,
    TradingCalendar calendar,
    String profile,
    ClockMode clock) {}
