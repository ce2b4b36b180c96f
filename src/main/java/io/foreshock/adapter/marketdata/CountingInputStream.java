package io.foreshock.adapter.marketdata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a listener how many bytes have been read. */
final class CountingInputStream extends FilterInputStream {

  private final ReadProgress progress;
  private final long totalBytes;
  private long bytesRead;

  CountingInputStream(InputStream in, long totalBytes, ReadProgress progress) {
    super(in);
    this.totalBytes = totalBytes;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int read) {
    bytesRead += read;
    progress.advanced(bytesRead, totalBytes);
  }
}
