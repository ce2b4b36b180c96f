package io.foreshock.adapter.marketdata;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** How the CSV files of market data are read: UTF-8 with a header, compressed or not. */
final class CsvText {

  private static final int BUFFER_BYTES = 1 << 16;

  private CsvText() {}

  /** Returns the text of a file's bytes; decompressed where the name ends in {@code .gz}. */
  static InputStream of(Path file, InputStream bytes) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, BUFFER_BYTES);
    } catch (IOException e) {
      throw new IOException(file + ": not a gzip file", e);
    }
  }

  /** Returns the lines of a text, header first; empty lines are skipped. */
  static Iterator<CsvRecord> records(InputStream text) {
    return CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .skipEmptyLines(true)
        .detectBomHeader(true)
        .ofCsvRecord(text, StandardCharsets.UTF_8)
        .iterator();
  }

  /**
   * Returns the names of the header.
   *
   * @throws IllegalArgumentException if there is none
   */
  static List<String> header(Iterator<CsvRecord> records, String source) {
    if (!records.hasNext()) {
      throw new IllegalArgumentException(source + ": empty, not even a header");
    }
    return records.next().getFields();
  }
}
