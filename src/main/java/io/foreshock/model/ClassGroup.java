package io.foreshock.model;

import io.foreshock.market.AssetClass;

/** The markets that share an edition: what is learned from some of them serves all of them. */
public enum ClassGroup {
  /** Markets that never close. Unclassified markets count as these, and every group serves them. */
  CRYPTO("crypto"),
  /** Shares, indices, metals and currencies. */
  EXCHANGE("exchange");

  private final String code;

  ClassGroup(String code) {
    this.code = code;
  }

  /** Returns the name used in artifacts and answers. */
  public String code() {
    return code;
  }

  /** Returns the group of an asset class. */
  public static ClassGroup of(AssetClass assetClass) {
    return switch (assetClass) {
      case CRYPTO, UNCLASSIFIED -> CRYPTO;
      case EQUITY, INDEX, METAL, FX -> EXCHANGE;
    };
  }

  /**
   * Tells whether an edition of this group may speak of a class: its own ones, and unclassified
   * markets, which every group serves.
   */
  public boolean serves(AssetClass assetClass) {
    return assetClass == AssetClass.UNCLASSIFIED || of(assetClass) == this;
  }

  /**
   * Returns the group of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ClassGroup ofCode(String code) {
    for (ClassGroup group : values()) {
      if (group.code.equals(code)) {
        return group;
      }
    }
    throw new IllegalArgumentException("group must be crypto or exchange, was '" + code + "'");
  }
}
