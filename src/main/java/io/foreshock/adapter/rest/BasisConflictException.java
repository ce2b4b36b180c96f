package io.foreshock.adapter.rest;

/** A what-if rests on a snapshot that is not the one in force. */
final class BasisConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BasisConflictException(long asked, long inForce) {
    super("snapshotSequence " + asked + " was asked for, " + inForce + " is in force");
  }
}
