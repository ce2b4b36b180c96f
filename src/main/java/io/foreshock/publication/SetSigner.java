package io.foreshock.publication;

import io.foreshock.market.ClockMode;
import java.util.List;

/** Port: signs what is published. */
public interface SetSigner {

  /**
   * Returns the keys that sign a set now, in the order of its signatures.
   *
   * @param clock the set's clock; no contract is ever given a set of a replay
   */
  List<String> keyIds(ClockMode clock);

  /**
   * Signs a set.
   *
   * @param received the set as a reader gets it, without signatures
   */
  List<SetSignature> sign(ReceivedSet received);
}
