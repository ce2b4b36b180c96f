package io.foreshock.adapter.rest;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is refused once more than a number of bytes has been read of it. */
final class LimitedBody extends FilterInputStream {

  private long left;

  /**
   * Limits a body.
   *
   * @param body bytes of the request
   * @param maximumBytes how many it may have
   */
  LimitedBody(InputStream body, long maximumBytes) {
    super(body);
    this.left = maximumBytes;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
  }
}
