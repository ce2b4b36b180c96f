package io.foreshock.adapter.snapshot;

/** A snapshot file that may not be served: damaged, or of another form or program. */
public final class RejectedSnapshotException extends Exception {

  private static final long serialVersionUID = 1L;

  RejectedSnapshotException(String reason) {
    super(reason);
  }

  RejectedSnapshotException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
