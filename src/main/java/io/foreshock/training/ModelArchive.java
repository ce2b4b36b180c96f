package io.foreshock.training;

import java.util.List;

/** Port: where trained editions are written. */
public interface ModelArchive {

  /**
   * Adds editions, all or none. One that is there with the same bytes is left as it is.
   *
   * @param folder folder of models
   * @param editions editions of one or more groups
   * @throws IllegalArgumentException if an edition is there with other bytes: what was once
   *     published under a version does not change
   */
  void add(String folder, List<TrainedEdition> editions);
}
