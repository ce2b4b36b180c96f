package io.foreshock.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection with at most one request under way; reads answers that name their length. */
final class LoadConnection {

  private static final int BUFFER_BYTES = 256 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer request;
  private final ByteBuffer answer = ByteBuffer.allocate(BUFFER_BYTES);
  private long dueNanos;
  private long sentNanos;
  private int status;
  private int headBytes;
  private int bodyBytes;
  private boolean retryAfter;

  LoadConnection(Selector selector, InetSocketAddress address, byte[] request) throws IOException {
    this.channel = SocketChannel.open(address);
    this.request = ByteBuffer.wrap(request);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Sends the request; it is short enough for the socket's buffer. */
  void send(long due) throws IOException {
    dueNanos = due;
    sentNanos = System.nanoTime();
    headBytes = 0;
    answer.clear();
    request.rewind();
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  /** Reads what is there; tells whether the answer is complete. */
  boolean read() throws IOException {
    if (channel.read(answer) < 0) {
      throw new EOFException("the service closed a connection");
    }
    if (headBytes == 0 && !readHead()) {
      return false;
    }
    return answer.position() >= headBytes + bodyBytes;
  }

  private boolean readHead() {
    byte[] bytes = answer.array();
    for (int i = 3; i < answer.position(); i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        headBytes = i + 1;
        interpret(bytes);
        return true;
      }
    }
    return false;
  }

  private void interpret(byte[] bytes) {
    status = (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
    int length = find(bytes, "content-length: ");
    bodyBytes = 0;
    while (length >= 0 && bytes[length] >= '0') {
      bodyBytes = bodyBytes * 10 + bytes[length++] - '0';
    }
    retryAfter = status != 200 && find(bytes, "retry-after: ") >= 0;
  }

  /** Returns where the value of a header begins, −1 without one; the name is in lower case. */
  private int find(byte[] bytes, String name) {
    int size = name.length();
    for (int i = 0; i + size < headBytes; i++) {
      int j = 0;
      while (j < size && (bytes[i + j] | 0x20) == (name.charAt(j) | 0x20)) {
        j++;
      }
      if (j == size) {
        return i + size;
      }
    }
    return -1;
  }

  /** Returns the value of a header to the end of its line, empty without one. */
  String header(String name) {
    byte[] bytes = answer.array();
    int from = find(bytes, name);
    int to = from;
    while (to >= 0 && bytes[to] != '\r') {
      to++;
    }
    return from < 0 ? "" : new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }

  /** Tells whether the body holds a text. */
  boolean bodyHas(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = answer.array();
    for (int i = headBytes; i + wanted.length <= headBytes + bodyBytes; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  long dueNanos() {
    return dueNanos;
  }

  long sentNanos() {
    return sentNanos;
  }

  int status() {
    return status;
  }

  boolean hasRetryAfter() {
    return retryAfter;
  }

  /** Returns a sum over the body that differs where the bytes do. */
  double bodySum() {
    long sum = bodyBytes;
    for (int i = headBytes; i < headBytes + bodyBytes; i++) {
      sum = (sum * 31 + answer.get(i)) % 1_000_000_007L;
    }
    return sum;
  }

  void close() throws IOException {
    channel.close();
  }
}
