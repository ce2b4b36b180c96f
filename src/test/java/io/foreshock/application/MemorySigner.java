package io.foreshock.application;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.ClockMode;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.ContractTerms;
import io.foreshock.publication.Health;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.SetSignature;
import io.foreshock.publication.SetSigner;
import io.foreshock.publication.SignatureAlgorithm;
import java.util.List;
import java.util.Optional;

/** Signs with the name of a key that can be changed. */
final class MemorySigner implements SetSigner {

  String keyId = "first";

  /** Reads nothing but the hash, which is all that a chain asks for. */
  static ReceivedSet read(byte[] document) {
    ContractTerms terms =
        new ContractTerms(
            "A",
            1,
            ContentHash.NONE,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            Regime.CALM,
            Health.FRESH,
            "",
            "",
            "",
            ContentHash.of(document));
    return new ReceivedSet(terms, ClockMode.REPLAY, document, List.of());
  }

  @Override
  public List<String> keyIds(ClockMode clock) {
    return List.of(keyId);
  }

  @Override
  public List<SetSignature> sign(ReceivedSet received) {
    return List.of(
        new SetSignature(
            SignatureAlgorithm.EDDSA,
            keyId,
            Optional.empty(),
            keyId + received.terms().contentHash()));
  }
}
