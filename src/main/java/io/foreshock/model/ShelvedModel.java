package io.foreshock.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An edition on the shelf, with everything that became of it.
 *
 * @param reference its name
 * @param group markets it serves
 * @param knownUntilMs last moment that touched it, epoch milliseconds
 * @param manifestSha256 hash of its manifest, and by it of all its bytes
 * @param shipped whether it came with the program
 * @param moves its moves, the oldest first, at least one
 * @param gateReport file of the gate's report below the shelf's folder; empty for a shipped one
 */
public record ShelvedModel(
    ModelReference reference,
    ClassGroup group,
    long knownUntilMs,
    String manifestSha256,
    boolean shipped,
    List<StageMove> moves,
    Optional<String> gateReport) {

  /**
   * Copies the moves and checks that each was legal.
   *
   * @throws IllegalArgumentException if there is none or one was not
   */
  public ShelvedModel {
    moves = List.copyOf(moves);
    requireFirst(reference, moves);
    Past past = Past.of(moves.getFirst());
    for (StageMove next : moves.subList(1, moves.size())) {
      requireLegal(reference, past, next);
      past = past.and(next);
    }
  }

  /** What matters of the moves so far. */
  private record Past(StageMove last, boolean served, boolean demoted) {

    static Past of(StageMove first) {
      return new Past(first, serves(first), demotes(first));
    }

    Past and(StageMove next) {
      return new Past(next, served || serves(next), demoted || demotes(next));
    }
  }

  private static void requireFirst(ModelReference reference, List<StageMove> moves) {
    StageMove.Cause cause = moves.isEmpty() ? StageMove.Cause.DEMOTED : moves.getFirst().cause();
    ModelStage expected =
        switch (cause) {
          case ADDED -> ModelStage.CANDIDATE;
          case SHIPPED -> ModelStage.APPROVED;
          default ->
              throw new IllegalArgumentException(
                  reference + " must begin by being ADDED or SHIPPED, had " + moves);
        };
    if (moves.getFirst().stage() != expected) {
      throw new IllegalArgumentException(
          reference + " must begin as " + expected + ", began as " + moves.getFirst().stage());
    }
  }

  private static void requireLegal(ModelReference reference, Past before, StageMove next) {
    ModelStage stage = before.last().stage();
    if (!stage.mayBecome(next.stage())) {
      throw new IllegalArgumentException(
          reference + " is " + stage + " and cannot become " + next.stage());
    }
    if (serves(next) && before.demoted()) {
      throw new IllegalArgumentException(reference + " was demoted and is never approved again");
    }
    if (stage == ModelStage.RETIRED && !before.served()) {
      throw new IllegalArgumentException(
          reference + " was retired before it served and cannot come back");
    }
    if (!(next.atMs() >= before.last().atMs())) {
      throw new IllegalArgumentException(
          reference
              + " moved at "
              + before.last().atMs()
              + " and cannot move before, at "
              + next.atMs());
    }
  }

  private static boolean demotes(StageMove move) {
    return move.cause() == StageMove.Cause.DEMOTED;
  }

  private static boolean serves(StageMove move) {
    return move.stage() == ModelStage.APPROVED;
  }

  /** Returns its last move. */
  public StageMove lastMove() {
    return moves.getLast();
  }

  /** Returns the stage it is in. */
  public ModelStage stage() {
    return lastMove().stage();
  }

  /** Returns since when, epoch milliseconds. */
  public long stagedAtMs() {
    return lastMove().atMs();
  }

  /** Tells whether its forecasts ever proved too low; then it is never approved again. */
  public boolean demoted() {
    return moves.stream().anyMatch(ShelvedModel::demotes);
  }

  /**
   * Returns when it first served, epoch milliseconds: the bets against it begin there and go on
   * over any rollback. Empty if it never did.
   */
  public OptionalLong firstApprovedAtMs() {
    return moves.stream().filter(ShelvedModel::serves).mapToLong(StageMove::atMs).findFirst();
  }

  /**
   * Returns the edition after one more move.
   *
   * @throws IllegalArgumentException if the move is not legal: see {@link ModelStage#mayBecome}; a
   *     demoted edition never becomes {@code APPROVED}, and a retired one only if it served before
   */
  public ShelvedModel moved(StageMove move) {
    List<StageMove> all = new ArrayList<>(moves);
    all.add(move);
    return new ShelvedModel(
        reference, group, knownUntilMs, manifestSha256, shipped, all, gateReport);
  }
}
