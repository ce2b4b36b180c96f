package io.foreshock.portfolio.pricing;

/**
 * So many of one option.
 *
 * @param terms the option
 * @param quantity in base units, negative when sold, within ±1e100
 */
public record OptionPosition(OptionTerms terms, double quantity) {

  /** Checks the quantity. */
  public OptionPosition {
    Ranges.requireQuantity(quantity);
  }
}
