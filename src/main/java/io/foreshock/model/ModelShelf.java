package io.foreshock.model;

import java.util.List;
import java.util.Optional;

/**
 * Port: the editions there are, whatever their stage, and their moves. Each change takes effect
 * whole or not at all, and is there after a crash if the call has returned. Safe for threads, and
 * for other processes on the same shelf.
 */
public interface ModelShelf {

  /** Returns all editions, those that came with the program among them, by reference. */
  List<ShelvedModel> list();

  /**
   * Copies a trained edition onto the shelf, as {@link ModelStage#CANDIDATE}.
   *
   * @param artifactFolder folder that holds its {@code manifest.json} and other files
   * @param report what the gate found of it
   * @param atMs now, epoch milliseconds
   * @return the edition as it is on the shelf; unchanged if the same bytes were there before
   * @throws IllegalArgumentException if a file does not fit its manifest, the report is of another
   *     edition, or one of that name is there with other bytes
   */
  ShelvedModel add(String artifactFolder, GateReport report, long atMs);

  /**
   * Keeps a report of an edition that is not put on the shelf.
   *
   * @return its file below the shelf's folder
   */
  String keep(GateReport report);

  /**
   * Moves editions, all or none.
   *
   * @param changes moves, each of another edition
   * @throws IllegalArgumentException if an edition is not there or a move is not legal
   */
  void move(List<StageChange> changes);

  /**
   * Returns a report that was kept, empty where there is none.
   *
   * @param file as {@link #keep} or {@link ShelvedModel#gateReport} name it
   */
  Optional<GateReport> report(String file);

  /**
   * Reads one edition whatever its stage, checking its hashes, so that it can be walked and scored.
   * The result has this edition alone, or none and the problem.
   *
   * @throws IllegalArgumentException if it is not there
   */
  LoadedModels load(ModelReference reference);

  /**
   * A move of one edition.
   *
   * @param reference which edition
   * @param move where to
   */
  record StageChange(ModelReference reference, StageMove move) {}
}
