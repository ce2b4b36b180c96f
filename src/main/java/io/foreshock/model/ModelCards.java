package io.foreshock.model;

import java.util.Optional;

/** Port: what is told to people of each edition. */
@FunctionalInterface
public interface ModelCards {

  /**
   * Returns the card of an edition as Markdown, empty where there is none that its manifest vouches
   * for.
   *
   * @param edition an edition that was loaded
   */
  Optional<String> of(Edition edition);
}
