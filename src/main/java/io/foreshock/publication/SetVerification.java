package io.foreshock.publication;

import io.foreshock.market.ClockMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rules by which a consumer accepts a set: first who signed it, since nothing else is to be
 * believed before, then what it is for, then when, then what came before it. Free of input and
 * output; the moment is an argument.
 *
 * <p>A set of a replay is judged at its own {@code validFromMs}. The time in which a key signs is
 * wall time, so it is not compared with the time of a replay; a revocation always counts.
 */
public final class SetVerification {

  private final TrustedKeys keys;
  private final SignatureCheck check;
  private final Demands demands;

  /**
   * Makes the rules.
   *
   * @param keys keys to trust
   * @param check how a signature is checked
   * @param demands what is demanded besides
   */
  public SetVerification(TrustedKeys keys, SignatureCheck check, Demands demands) {
    this.keys = keys;
    this.check = check;
    this.demands = demands;
  }

  /**
   * What a consumer demands of a set beyond its signatures.
   *
   * @param live whether the set must be for live use
   * @param chainId chain on which it must be usable; empty where no contract is asked about
   * @param leastSequence lowest sequence that is accepted
   */
  public record Demands(boolean live, OptionalLong chainId, OptionalLong leastSequence) {}

  /** Why a set is refused. */
  public enum Reason {
    /**
     * Not exactly of the form of a set: cut short, a key twice, too many or missing, no integer.
     */
    MALFORMED,
    /** No Ed25519 signature. */
    UNSIGNED,
    /** A signature by a key that is not trusted. */
    UNKNOWN_KEY,
    /** A signature by a key that was taken back. */
    REVOKED_KEY,
    /** A signature that the key did not make of these bytes. */
    BAD_SIGNATURE,
    /** A signature by a key outside its time. */
    KEY_OUT_OF_TIME,
    /** A replay where a live set is demanded. */
    NOT_LIVE,
    /** No signature for the chain that is asked about. */
    WRONG_CHAIN,
    /** Judged before it is in force. */
    NOT_YET_VALID,
    /** Judged after it may be used. */
    EXPIRED,
    /** A sequence that is not above the one before, or below the least accepted. */
    REPLAYED,
    /** Not the set that follows the one before. */
    OUT_OF_ORDER
  }

  /**
   * A refusal.
   *
   * @param reason why
   * @param detail names the field and shows the value
   */
  public record Refusal(Reason reason, String detail) {}

  /**
   * Judges a set.
   *
   * @param set the set
   * @param atMs moment at which a live set is judged, epoch milliseconds
   * @param previous set of the same market that it must follow, where there is one
   * @return why it is refused, empty where everything holds
   */
  public Optional<Refusal> judge(ReceivedSet set, long atMs, Optional<ReceivedSet> previous) {
    return signatures(set, atMs)
        .or(() -> use(set))
        .or(() -> time(set.terms(), set.clock() == ClockMode.REPLAY, atMs))
        .or(() -> leastSequence(set.terms()))
        .or(() -> previous.flatMap(before -> order(set.terms(), before.terms())));
  }

  private Optional<Refusal> signatures(ReceivedSet set, long atMs) {
    if (set.signatures().stream().noneMatch(each -> is(each, SignatureAlgorithm.EDDSA))) {
      return refusal(Reason.UNSIGNED, "signatures holds none of EdDSA");
    }
    return set.signatures().stream()
        .map(signature -> signature(set, signature, atMs))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean is(SetSignature signature, SignatureAlgorithm algorithm) {
    return signature.algorithm() == algorithm;
  }

  private Optional<Refusal> signature(ReceivedSet set, SetSignature signature, long atMs) {
    String keyId = signature.keyId();
    Optional<TrustedKeys.Revocation> revocation = keys.revocation(keyId);
    if (revocation.isPresent()) {
      return refusal(
          Reason.REVOKED_KEY,
          "key "
              + keyId
              + " was taken back at "
              + revocation.get().revokedAtMs()
              + ": "
              + revocation.get().reason());
    }
    return keys.key(keyId)
        .filter(key -> is(signature, key.curve().algorithm()))
        .map(key -> signature(set, signature, key, atMs))
        .orElseGet(() ->
            refusal(
                Reason.UNKNOWN_KEY,
                "kid of " + signature.algorithm().label() + " is not trusted: " + keyId));
  }

  private Optional<Refusal> signature(
      ReceivedSet set, SetSignature signature, TrustedKey key, long atMs) {
    if (!check.holds(key, set, signature)) {
      return refusal(
          Reason.BAD_SIGNATURE,
          "sig of key " + signature.keyId() + " was not made of this content");
    }
    boolean replay = set.clock() == ClockMode.REPLAY;
    return replay || key.holdsAt(atMs)
        ? Optional.empty()
        : refusal(
            Reason.KEY_OUT_OF_TIME,
            "key "
                + signature.keyId()
                + " holds from "
                + key.notBeforeMs()
                + (key.notAfterMs().isPresent() ? " to " + key.notAfterMs().getAsLong() : "")
                + ", judged at "
                + atMs);
  }

  private Optional<Refusal> use(ReceivedSet set) {
    if (set.clock() == ClockMode.REPLAY && (demands.live() || demands.chainId().isPresent())) {
      return refusal(Reason.NOT_LIVE, "clock must be LIVE, was REPLAY");
    }
    return demands.chainId().isEmpty() || isFor(set, demands.chainId().getAsLong())
        ? Optional.empty()
        : refusal(
            Reason.WRONG_CHAIN,
            "chainId must be " + demands.chainId().getAsLong() + ", was " + chains(set));
  }

  private static boolean isFor(ReceivedSet set, long chainId) {
    return chains(set).contains(chainId);
  }

  private static List<Long> chains(ReceivedSet set) {
    return set.signatures().stream()
        .flatMap(signature -> signature.domain().stream())
        .map(ContractDomain::chainId)
        .toList();
  }

  private static Optional<Refusal> time(ContractTerms terms, boolean replay, long wallMs) {
    long atMs = replay ? terms.validFromMs() : wallMs;
    if (atMs < terms.validFromMs()) {
      return refusal(
          Reason.NOT_YET_VALID, "validFromMs is " + terms.validFromMs() + ", judged at " + atMs);
    }
    return atMs > terms.expiresAtMs()
        ? refusal(Reason.EXPIRED, "expiresAtMs is " + terms.expiresAtMs() + ", judged at " + atMs)
        : Optional.empty();
  }

  private Optional<Refusal> leastSequence(ContractTerms terms) {
    long least = demands.leastSequence().orElse(1);
    return terms.sequence() >= least
        ? Optional.empty()
        : refusal(
            Reason.REPLAYED, "sequence must be at least " + least + ", was " + terms.sequence());
  }

  private static Optional<Refusal> order(ContractTerms terms, ContractTerms before) {
    if (!terms.marketId().equals(before.marketId())) {
      return refusal(
          Reason.OUT_OF_ORDER,
          "marketId must be " + before.marketId() + " as before, was " + terms.marketId());
    }
    if (terms.sequence() <= before.sequence()) {
      return refusal(
          Reason.REPLAYED,
          "sequence must be above " + before.sequence() + ", was " + terms.sequence());
    }
    return terms.prevHash().equals(before.contentHash())
        ? Optional.empty()
        : refusal(
            Reason.OUT_OF_ORDER,
            "prevHash must be " + before.contentHash() + ", was " + terms.prevHash());
  }

  private static Optional<Refusal> refusal(Reason reason, String detail) {
    return Optional.of(new Refusal(reason, detail));
  }
}
