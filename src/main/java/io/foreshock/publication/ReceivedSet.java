package io.foreshock.publication;

import io.foreshock.market.ClockMode;
import java.util.List;

/**
 * A set as it was read from its document. Nothing in it is to be believed before it is verified.
 */
public final class ReceivedSet {

  private final ContractTerms terms;
  private final ClockMode clock;
  private final byte[] signedBytes;
  private final List<SetSignature> signatures;

  /**
   * Makes a set that was read.
   *
   * @param terms what contracts learn of it; the content hash is that of {@code signedBytes}
   * @param clock which clock its times are read from
   * @param signedBytes canonical bytes without signatures
   * @param signatures its signatures
   */
  public ReceivedSet(
      ContractTerms terms, ClockMode clock, byte[] signedBytes, List<SetSignature> signatures) {
    this.terms = terms;
    this.clock = clock;
    this.signedBytes = signedBytes.clone();
    this.signatures = List.copyOf(signatures);
  }

  /** Returns what contracts learn of it. */
  public ContractTerms terms() {
    return terms;
  }

  /** Returns which clock its times are read from. */
  public ClockMode clock() {
    return clock;
  }

  /** Returns a copy of the canonical bytes without signatures. */
  public byte[] signedBytes() {
    return signedBytes.clone();
  }

  /** Returns its signatures. */
  public List<SetSignature> signatures() {
    return signatures;
  }
}
