package io.foreshock.publication;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.ClockMode;
import io.foreshock.market.MarketId;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.RegimeProbabilities;
import java.util.List;
import java.util.Optional;

/**
 * The published margin parameters of one market: what is signed, so it holds integers and text
 * only.
 *
 * @param marketId the market
 * @param sequence number of the set in its market, from 1
 * @param clock which clock its times are read from
 * @param inSample whether the champion's training has seen the days it was made from
 * @param health trust in the inputs when it was made
 * @param observedAtMs knowledge time of its newest input, epoch milliseconds
 * @param validFromMs from when it is in force, epoch milliseconds
 * @param expiresAtMs until when it may be used, epoch milliseconds; then {@code fallback} applies
 * @param horizonHours horizon of the margin
 * @param alphaPpm tail level of the margin
 * @param parameters margins, haircut, regime label, announced changes
 * @param regimeProbabilities regime probabilities of the day it is for, ppm
 * @param fallback what applies after expiry
 * @param flags what a reader should know, as sorted names
 * @param quality how margins and forecasts did before; empty where too few days tell
 * @param provenance what it was made from
 */
public record MarginSet(
    MarketId marketId,
    long sequence,
    ClockMode clock,
    boolean inSample,
    Health health,
    long observedAtMs,
    long validFromMs,
    long expiresAtMs,
    long horizonHours,
    long alphaPpm,
    MarginParameters parameters,
    RegimeProbabilities regimeProbabilities,
    Fallback fallback,
    List<String> flags,
    Optional<Quality> quality,
    Provenance provenance) {

  /** Name of the form of the content. */
  public static final String SCHEMA = "margin-set/1";

  /** Copies the flags. */
  public MarginSet {
    flags = List.copyOf(flags);
  }

  /** Returns the regime label in force. */
  public Regime regime() {
    return parameters.regime().label();
  }

  /**
   * What applies once the set has expired: initial margin is raised step by step to the terminal
   * value; maintenance margin and haircut stay as they are, for expiry alone never raises them.
   *
   * @param everySeconds length of a step
   * @param stepPpm relative raise of initial margin per step
   * @param imfPpm terminal initial margin, ppm of notional, at least the set's own
   * @param mmfPpm terminal maintenance margin: the set's own
   * @param haircutPpm terminal haircut: the set's own
   */
  public record Fallback(
      long everySeconds, long stepPpm, long imfPpm, long mmfPpm, long haircutPpm) {}

  /**
   * What a set was made from.
   *
   * @param modelId champion
   * @param modelVersion its version
   * @param modelHash SHA-256 of what it sets
   * @param inputsHash SHA-256 of the daily observations it was made from
   * @param profile margin profile, {@code name@version}
   */
  public record Provenance(
      String modelId, String modelVersion, String modelHash, String inputsHash, String profile) {}
}
