package io.foreshock.adapter.exchange;

import io.foreshock.application.FetchBars.Gap;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a file of rows up to the first line that is not a complete row later than the one before.
 * What follows was cut by a crash.
 */
final class PartScan {

  private final String header;
  private final String symbol;
  private final long intervalMs;
  private final MessageDigest digest = sha256();
  private final List<Gap> gaps = new ArrayList<>();
  private long completeBytes;
  private long rows;
  private long firstMs;
  private long lastMs;

  private PartScan(String header, String symbol, long intervalMs) {
    this.header = header;
    this.symbol = symbol;
    this.intervalMs = intervalMs;
  }

  /**
   * Reads a file.
   *
   * @param header what its first line must be
   * @param symbol what its rows must carry
   * @param intervalMs milliseconds from row to row
   */
  static PartScan of(Path file, String header, String symbol, long intervalMs) throws IOException {
    PartScan scan = new PartScan(header, symbol, intervalMs);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      scan.read(in);
    }
    return scan;
  }

  private void read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        if (!accept(line.toByteArray())) {
          return;
        }
        line.reset();
      }
    }
  }

  private boolean accept(byte[] line) {
    String text = new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    boolean good = completeBytes == 0 ? text.equals(header) : acceptRow(text.split(",", -1));
    if (good) {
      completeBytes += line.length;
      digest.update(line);
    }
    return good;
  }

  private boolean acceptRow(String... cells) {
    if (cells.length != header.split(",", -1).length || !cells[1].equals(symbol)) {
      return false;
    }
    try {
      return acceptTime(Instant.parse(cells[0]).toEpochMilli());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean acceptTime(long timeMs) {
    if (rows > 0 && timeMs <= lastMs) {
      return false;
    }
    if (rows == 0) {
      firstMs = timeMs;
    } else {
      addGap(lastMs + intervalMs, timeMs);
    }
    lastMs = timeMs;
    rows++;
    return true;
  }

  /** Rounds, because funding comes some milliseconds late. */
  private void addGap(long fromMs, long toMs) {
    long missing = Math.floorDiv(toMs - fromMs + intervalMs / 2, intervalMs);
    if (missing > 0) {
      gaps.add(new Gap(fromMs, toMs, missing));
    }
  }

  /** Returns the gaps between these times, with those before the first and after the last row. */
  List<Gap> gapsBetween(long fromMs, long endMs) {
    PartScan edges = new PartScan(header, symbol, intervalMs);
    edges.addGap(fromMs, firstMs);
    edges.gaps.addAll(gaps);
    long missing = Math.floorDiv(endMs - lastMs, intervalMs) - 1;
    if (missing > 0) {
      edges.gaps.add(new Gap(lastMs + intervalMs, endMs, missing));
    }
    return edges.gaps;
  }

  /** Returns how many bytes from the beginning are complete. */
  long completeBytes() {
    return completeBytes;
  }

  /** Returns how many rows are complete. */
  long rows() {
    return rows;
  }

  /** Returns the first opening time, epoch milliseconds; there must be a row. */
  long firstMs() {
    return firstMs;
  }

  /** Returns the last opening time, epoch milliseconds; there must be a row. */
  long lastMs() {
    return lastMs;
  }

  /** Returns the hash of the complete bytes, hexadecimal. May be called once. */
  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
