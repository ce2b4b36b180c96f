package io.foreshock.model;

/** How far an edition has come. Only an approved one serves. */
public enum ModelStage {
  /** Trained and judged; nobody has let it run yet. */
  CANDIDATE,
  /** Walked and scored like one in service, and served to nobody. */
  SHADOW,
  /** Serves the days after its {@code knownUntil}. */
  APPROVED,
  /** Serves no longer, or never did. */
  RETIRED;

  /**
   * Tells whether a move is legal: one step forward, out at any time, and from {@code RETIRED} back
   * to {@code APPROVED}, which is a rollback and asks more of the edition; see {@link
   * ShelvedModel#moved}.
   */
  public boolean mayBecome(ModelStage next) {
    return switch (this) {
      case CANDIDATE -> next == SHADOW || next == RETIRED;
      case SHADOW -> next == APPROVED || next == RETIRED;
      case APPROVED -> next == RETIRED;
      case RETIRED -> next == APPROVED;
    };
  }
}
