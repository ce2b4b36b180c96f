package io.foreshock.market;

/**
 * A row of a data set that a cleaning rule left out.
 *
 * @param symbol source symbol of the row
 * @param openTimeMs opening time of the row, epoch milliseconds
 * @param rule name of the rule
 * @param detail what the rule saw
 */
public record DroppedRow(String symbol, long openTimeMs, String rule, String detail) {}
