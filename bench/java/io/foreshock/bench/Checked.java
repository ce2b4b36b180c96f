package io.foreshock.bench;

import java.util.Map;

/** A benchmark that can show what it computed, so that the ledger can compare it with its peer. */
public interface Checked {

  /** Returns the numbers both sides must agree on. */
  Map<String, Double> oracle();
}
