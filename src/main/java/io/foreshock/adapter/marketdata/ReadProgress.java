package io.foreshock.adapter.marketdata;

/** Hears how far the reading of a file has come. */
@FunctionalInterface
public interface ReadProgress {

  /** Hears nothing. */
  ReadProgress SILENT = (bytesRead, totalBytes) -> {};

  /**
   * Called as the file is read, at most once for each 64 KiB of it.
   *
   * @param bytesRead bytes of the file consumed so far; compressed bytes where it is compressed
   * @param totalBytes size of the file in bytes
   */
  void advanced(long bytesRead, long totalBytes);
}
