package io.foreshock.publication;

/** How far the inputs of a set can be trusted, from best to worst. */
public enum Health {
  /** Every required input within its age. */
  FRESH,
  /** An input is doubtful: loosening is frozen. */
  DEGRADED,
  /** A required input is older than its age. */
  STALE,
  /** No approved model is left whose forecasts held: terminal values are in force. */
  SAFE
}
