package io.foreshock.adapter.marketdata;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.foreshock.market.PriceBar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads bars from {@code .csv} and {@code .csv.gz} files with a header line.
 *
 * <p>Columns are {@code timestamp} (ISO-8601, the bar's opening time), {@code symbol}, {@code
 * close} and, where there, {@code open}, {@code high}, {@code low}, {@code volume}; others are
 * ignored. An empty open, high, low or volume is not known; an empty or NaN close makes a bar that
 * the intake will set aside. Any other text that is not a number makes the row malformed: it is
 * left out, counted and reported.
 */
public final class CsvBarReader {

  private final @Nullable String symbol;
  private final OptionalLong barLengthMs;

  private CsvBarReader(@Nullable String symbol, OptionalLong barLengthMs) {
    this.symbol = symbol;
    this.barLengthMs = barLengthMs;
  }

  /** Returns a reader that takes symbols from their column and infers bar lengths. */
  public static CsvBarReader create() {
    return new CsvBarReader(null, OptionalLong.empty());
  }

  /** Returns a reader of files whose rows all belong to one symbol; a symbol column is ignored. */
  public CsvBarReader withSymbol(String symbol) {
    return new CsvBarReader(symbol, barLengthMs);
  }

  /**
   * Returns a reader of bars whose length is known.
   *
   * @param barLengthMs length of the bars, positive milliseconds
   * @throws IllegalArgumentException if it is not positive
   */
  public CsvBarReader withBarLengthMs(long barLengthMs) {
    if (!(barLengthMs > 0)) {
      throw new IllegalArgumentException("barLengthMs must be positive, was " + barLengthMs);
    }
    return new CsvBarReader(symbol, OptionalLong.of(barLengthMs));
  }

  /**
   * Reads a file.
   *
   * @param file path; compressed where it ends in {@code .gz}
   * @param progress hears how far reading has come
   * @throws IOException if the file is not there, cannot be read or ends inside its compression
   * @throws IllegalArgumentException if a column is missing, there are no rows, or the bar length
   *     cannot be told; the message names the file
   */
  public ParsedFile read(Path file, ReadProgress progress) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream counted = new CountingInputStream(raw, Files.size(file), progress);
        InputStream text = CsvText.of(file, counted)) {
      return read(text, String.valueOf(file.getFileName()));
    } catch (UncheckedIOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads text.
   *
   * @param text UTF-8, not compressed; left open
   * @param source name for messages
   * @throws IllegalArgumentException if a column is missing, there are no rows, or the bar length
   *     cannot be told
   * @throws UncheckedIOException if the text cannot be read
   */
  public ParsedFile read(InputStream text, String source) {
    Iterator<CsvRecord> records = CsvText.records(text);
    try {
      return rows(records, BarColumns.of(CsvText.header(records, source), symbol, source), source);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }

  private ParsedFile rows(Iterator<CsvRecord> records, BarColumns columns, String source) {
    RowParser parser = new RowParser(columns);
    ParsedFileBuilder file = new ParsedFileBuilder();
    while (records.hasNext()) {
      CsvRecord row = records.next();
      RowProblem problem = parser.problemOf(row, symbol);
      if (problem != null) {
        file.addProblem(problem);
      } else {
        PriceBar bar = parser.bar();
        file.add(parser.symbol(), bar);
      }
    }
    try {
      return file.build(barLengthMs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }
}
