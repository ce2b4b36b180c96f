package io.foreshock.adapter.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A download on its way: {@code FILE.part} holds the rows so far, {@code FILE.part.request} says
 * whose they are. {@code FILE} appears when all rows are there, with {@code FILE.sha256} beside it.
 */
final class PartFile implements AutoCloseable {

  private final Path out;
  private final String header;
  private final String symbol;
  private final long intervalMs;
  private final FileChannel channel;
  private final long keptRows;
  private long rows;
  private long lastMs;

  private PartFile(
      Path out, String header, String symbol, long intervalMs, FileChannel channel, PartScan scan) {
    this.out = out;
    this.header = header;
    this.symbol = symbol;
    this.intervalMs = intervalMs;
    this.channel = channel;
    this.keptRows = scan.rows();
    this.rows = scan.rows();
    this.lastMs = scan.lastMs();
  }

  /**
   * Begins a download, or takes up one that was broken off after its last complete row.
   *
   * @param out where the finished file will be
   * @param request tells downloads apart
   * @param header first line of the file
   * @param symbol what the rows carry
   * @param intervalMs milliseconds from row to row
   * @throws IllegalArgumentException if the file is there, or a part of another request is
   */
  static PartFile open(Path out, String request, String header, String symbol, long intervalMs)
      throws IOException {
    if (Files.exists(out)) {
      throw new IllegalArgumentException(out + ": is there already; name another file with --out");
    }
    FileChannel channel = locked(beside(out, ".part"));
    try {
      claim(out, request, channel.size());
      PartScan scan = PartScan.of(beside(out, ".part"), header, symbol, intervalMs);
      channel.truncate(scan.completeBytes()).position(scan.completeBytes());
      if (scan.completeBytes() == 0) {
        write(channel, header + "\n");
      }
      return new PartFile(out, header, symbol, intervalMs, channel, scan);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel locked(Path part) throws IOException {
    try {
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new IOException("another process is writing it");
      }
      return channel;
    } catch (IOException e) {
      throw new IOException(part + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static void claim(Path out, String request, long size) throws IOException {
    Path claim = beside(out, ".part.request");
    if (size == 0) {
      Files.writeString(claim, request);
    } else if (!Files.exists(claim) || !Files.readString(claim).equals(request)) {
      throw new IllegalArgumentException(
          beside(out, ".part") + ": was begun by another request; remove it to start anew");
    }
  }

  private static Path beside(Path out, String ending) {
    return out.resolveSibling(out.getFileName() + ending);
  }

  /** Returns how many rows there are. */
  long rows() {
    return rows;
  }

  /** Returns how many rows an earlier attempt had brought. */
  long keptRows() {
    return keptRows;
  }

  /** Returns the last opening time, epoch milliseconds; there must be a row. */
  long lastMs() {
    return lastMs;
  }

  /** Appends rows in order of time; leaves out those that are not later than the last. */
  void append(List<Row> page) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Row row : page) {
      if (rows == 0 || row.timeMs() > lastMs) {
        lines.append(row.line(symbol)).append('\n');
        lastMs = row.timeMs();
        rows++;
      }
    }
    write(channel, lines.toString());
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Gives the file its name. The hash is there first, so that no file is ever without one.
   *
   * @param sha256 what was read back from the part; see {@link #scan}
   */
  void finish(String sha256) throws IOException {
    channel.close();
    Files.writeString(beside(out, ".sha256"), sha256 + "  " + out.getFileName() + "\n");
    Files.move(beside(out, ".part"), out, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(beside(out, ".part.request"));
  }

  /** Reads back what is on the disk. */
  PartScan scan() throws IOException {
    channel.force(true);
    return PartScan.of(beside(out, ".part"), header, symbol, intervalMs);
  }

  /** Leaves the part for the next attempt, unless there is nothing in it. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      if (rows == 0) {
        Files.delete(beside(out, ".part"));
        Files.delete(beside(out, ".part.request"));
      }
    }
  }
}
