package io.foreshock.application;

import io.foreshock.market.MarketId;
import java.time.LocalDate;

/** A request that the world, not its form, keeps from being answered. */
public abstract sealed class RiskException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private RiskException(String message) {
    super(message);
  }

  /** The market has no published set: it is not known, or its history was refused. */
  public static final class UnknownMarket extends RiskException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the market.
     *
     * @param marketId text of the request
     */
    public UnknownMarket(String marketId) {
      super("no market with a published set is called '" + marketId + "'");
    }
  }

  /** The currency a market is quoted in cannot be told in dollars. */
  public static final class NoRate extends RiskException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the market and its currency.
     *
     * @param marketId the market
     * @param currency currency it is quoted in
     */
    public NoRate(MarketId marketId, String currency) {
      super(
          marketId
              + " is quoted in "
              + currency
              + ", and no published market tells its dollar rate");
    }
  }

  /** No set has this identity. */
  public static final class UnknownSet extends RiskException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the set.
     *
     * @param setId text of the request
     */
    public UnknownSet(String setId) {
      super("no set has the id '" + setId + "'");
    }
  }

  /** The market's history was too short at the time asked for. */
  public static final class InsufficientHistory extends RiskException {
    private static final long serialVersionUID = 1L;

    private final int have;
    private final int need;

    /**
     * Says what is missing.
     *
     * @param marketId the market
     * @param have daily observations there were
     * @param need daily observations it takes
     */
    public InsufficientHistory(MarketId marketId, int have, int need) {
      super(marketId + " has " + have + " daily observations at that time, needs " + need);
      this.have = have;
      this.need = need;
    }

    /** Returns the daily observations there were. */
    public int have() {
      return have;
    }

    /** Returns the daily observations it takes. */
    public int need() {
      return need;
    }
  }

  /** Bars came in since the market was published; its next set is on the way. */
  public static final class HistoryChanged extends RiskException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the market.
     *
     * @param marketId the market
     */
    public HistoryChanged(MarketId marketId) {
      super("the history of " + marketId + " has changed; its next set is on the way");
    }
  }

  /** The horizon is no multiple of the market's bar length. */
  public static final class UnsupportedHorizon extends RiskException {
    private static final long serialVersionUID = 1L;

    private final long barLengthMs;

    /**
     * Says which horizons there are.
     *
     * @param horizonHours horizon asked for
     * @param barLengthMs length of the market's bars, milliseconds
     */
    public UnsupportedHorizon(int horizonHours, long barLengthMs) {
      super(
          "horizonHours must be a multiple of the bar length of "
              + barLengthMs / 60_000
              + " minutes and at most 720, was "
              + horizonHours);
      this.barLengthMs = barLengthMs;
    }

    /** Returns the length of the market's bars, milliseconds. */
    public long barLengthMs() {
      return barLengthMs;
    }
  }

  /** A guard rail of a what-if is outside its range. */
  public static final class InvalidGuardRails extends RiskException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the market and the value.
     *
     * @param marketId the market
     * @param detail what is wrong, with the value
     */
    public InvalidGuardRails(MarketId marketId, String detail) {
      super("guardRails of " + marketId + ": " + detail);
    }
  }

  /** Days that were asked for are not in a market's history, or nothing was in force on them. */
  public static final class MissingHistory extends RiskException {
    private static final long serialVersionUID = 1L;

    private final String marketId;
    private final LocalDate from;
    private final LocalDate to;

    /**
     * Names the missing range.
     *
     * @param marketId the market
     * @param from first day that is missing
     * @param to last day that is missing
     */
    public MissingHistory(MarketId marketId, LocalDate from, LocalDate to) {
      super(marketId + " has no margin parameters and prices from " + from + " to " + to);
      this.marketId = marketId.value();
      this.from = from;
      this.to = to;
    }

    /** Returns the market's id. */
    public String marketId() {
      return marketId;
    }

    /** Returns the first day that is missing. */
    public LocalDate from() {
      return from;
    }

    /** Returns the last day that is missing. */
    public LocalDate to() {
      return to;
    }
  }
}
