package io.foreshock.adapter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.market.BarValidator;
import io.foreshock.market.PriceBar;
import io.foreshock.market.QuarantineReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvBarReaderTest {

  private static final long HOUR = 3_600_000;
  private static final String HEADER = "timestamp,symbol,open,high,low,close,volume\n";

  @TempDir Path folder;

  private static ParsedFile read(String text) {
    return read(CsvBarReader.create(), text);
  }

  private static ParsedFile read(CsvBarReader reader, String text) {
    return reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.csv");
  }

  private static List<String> problems(String text) {
    ParsedFile file = read(CsvBarReader.create().withBarLengthMs(HOUR), text);
    return file.problems().stream().map(RowProblem::toString).toList();
  }

  @Test
  void read_twoSymbolsInterleaved_groupsThemInOrder() {
    ParsedFile file =
        read(
            HEADER
                + "2020-01-01T00:00:00Z,B,1,2,0.5,1.5,10\n"
                + "2020-01-01T00:00:00Z,A,7,8,6,7,\n"
                + "2020-01-01T01:00:00Z,B,1.5,2.5,1,2,20\n"
                + "2020-01-01T01:00:00Z,A,,,,7.5,\n");
    assertThat(file.rows()).isEqualTo(4);
    assertThat(file.malformedRows()).isZero();
    assertThat(file.symbols()).extracting(ParsedBars::symbol).containsExactly("B", "A");
    assertThat(file.symbols()).extracting(ParsedBars::barLengthMs).containsExactly(HOUR, HOUR);
    long start = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    assertThat(file.symbols().get(0).bars())
        .containsExactly(
            new PriceBar(start, 1, 2, 0.5, 1.5, 10),
            new PriceBar(start + HOUR, 1.5, 2.5, 1, 2, 20));
    assertThat(file.symbols().get(1).bars())
        .containsExactly(
            new PriceBar(start, 7, 8, 6, 7, Double.NaN), PriceBar.ofClose(start + HOUR, 7.5));
  }

  @Test
  void read_extraColumnsOtherOrderByteOrderMarkAndWindowsLines_readsTheBars() {
    ParsedFile file =
        read(
            "\uFEFFClose,trades,symbol,timestamp\r\n"
                + "1.5,3,\"A,B\",2020-01-01T00:00:00Z\r\n"
                + "\r\n"
                + "2.5,4,\"A,B\",2020-01-01T00:05:00Z\r\n");
    assertThat(file.symbols().getFirst().symbol()).isEqualTo("A,B");
    assertThat(file.symbols().getFirst().barLengthMs()).isEqualTo(300_000);
    assertThat(file.symbols().getFirst().bars()).extracting(PriceBar::close).contains(1.5, 2.5);
  }

  @Test
  void read_givenSymbol_needsNoSymbolColumn() {
    ParsedFile file =
        read(
            CsvBarReader.create().withSymbol("ACME"),
            "timestamp,close\n2020-01-02,1\n2020-01-03,2\n");
    assertThat(file.symbols().getFirst().symbol()).isEqualTo("ACME");
    assertThat(file.symbols().getFirst().barLengthMs()).isEqualTo(24 * HOUR);
  }

  @Test
  void read_malformedRows_namesLineColumnAndValue() {
    assertThat(
            problems(
                HEADER
                    + "2020-01-01T00:00:00Z,A,1,1,1,1,1\n"
                    + "2020-01-01T01:00:00Z,A,1,1,1,abc,1\n"
                    + "yesterday,A,1,1,1,1,1\n"
                    + "2020-13-01T00:00:00Z,A,1,1,1,1,1\n"
                    + "2020-01-01T24:00:00Z,A,1,1,1,1,1\n"
                    + "2020-01-01T03:00:00Z,,1,1,1,1,1\n"
                    + "2020-01-01T04:00:00Z,A,NaN,1,1,1,1\n"
                    + "2020-01-01T05:00:00Z,A,1,1,1,1d,1\n"
                    + "2020-01-01T06:00:00Z,A,1,1,1,1,1;5\n"))
        .containsExactly(
            "line 3: close 'abc' is not a number",
            "line 4: timestamp 'yesterday' is not an ISO-8601 time with its offset",
            "line 5: timestamp '2020-13-01T00:00:00Z' is not an ISO-8601 time with its offset",
            "line 6: timestamp '2020-01-01T24:00:00Z' is not an ISO-8601 time with its offset",
            "line 7: symbol '' is empty",
            "line 8: open 'NaN' is not a number; leave it empty where it is not known",
            "line 9: close '1d' is not a number",
            "line 10: volume '1;5' is not a number");
  }

  @Test
  void read_malformedRows_keepsTheOthersAndCounts() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 150; i++) {
      text.append("2020-01-01T00:00:00Z,A,1,1,1,?,1\n");
    }
    text.append("2020-01-01T00:00:00Z,A,1,1,1,1,1\n2020-01-01T01:00:00Z,A,1,1,1,1,1\n");
    ParsedFile file = read(text.toString());
    assertThat(file.rows()).isEqualTo(152);
    assertThat(file.malformedRows()).isEqualTo(150);
    assertThat(file.problems()).hasSize(ParsedFile.MOST_PROBLEMS);
    assertThat(file.symbols().getFirst().bars()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"''", "NaN", "Infinity", "-Infinity"})
  void read_closeEmptyOrNoNumber_isLeftToTheValidator(String close) {
    ParsedFile file =
        read(
            HEADER
                + "2020-01-01T00:00:00Z,A,1,1,1,1,1\n"
                + "2020-01-01T01:00:00Z,A,1,1,1,"
                + close
                + ",1\n");
    assertThat(file.malformedRows()).isZero();
    assertThat(BarValidator.judge(file.symbols().getFirst().bars().get(1)))
        .contains(QuarantineReason.NOT_A_NUMBER);
  }

  @Test
  void read_shortRow_isMalformedWhereACellIsNeeded() {
    assertThat(problems(HEADER + "2020-01-01T00:00:00Z,A,1,1,1,1\n2020-01-01T01:00:00Z\n"))
        .containsExactly("line 3: symbol '' is empty");
  }

  @ParameterizedTest
  @CsvSource({
    "'timestamp,symbol,price', close",
    "'symbol,close', timestamp",
    "'timestamp,close', symbol"
  })
  void read_columnMissing_namesIt(String header, String column) {
    assertThatThrownBy(() -> read(header + "\n1,2,3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.csv: no column '" + column + "'")
        .hasMessageContaining(header.replace(",", ", "));
  }

  @Test
  void read_nothing_saysSo() {
    assertThatThrownBy(() -> read("")).hasMessage("test.csv: empty, not even a header");
    assertThatThrownBy(() -> read(HEADER)).hasMessage("test.csv: no rows");
    assertThatThrownBy(() -> read(HEADER + "x,A,1,1,1,1,1\n"))
        .hasMessageContaining("test.csv: no readable row; line 2: timestamp 'x'");
  }

  private static String rowsAt(String... times) {
    StringBuilder text = new StringBuilder("timestamp,symbol,close\n");
    Arrays.stream(times).forEach(time -> text.append(time).append(",A,1\n"));
    return text.toString();
  }

  @Test
  void read_exchangeDaysWithGaps_infersOneDay() {
    ParsedFile file =
        read(rowsAt("2020-01-02", "2020-01-03", "2020-01-06", "2020-01-07", "2020-01-08"));
    assertThat(file.symbols().getFirst().barLengthMs()).isEqualTo(24 * HOUR);
  }

  @Test
  void read_barLengthThatCannotBeTold_isRefused() {
    assertThatThrownBy(() -> read(rowsAt("2020-01-02")))
        .hasMessageContaining("test.csv: the bar length of 'A' cannot be told from one time");
    assertThatThrownBy(() -> read(rowsAt("2020-01-06", "2020-01-13", "2020-01-20")))
        .hasMessageContaining("604800000 ms apart, which is no bar length");
    assertThatThrownBy(() ->
            read(rowsAt("2020-01-06", "2020-01-07", "2020-01-10", "2020-01-20", "2020-02-01")))
        .hasMessageContaining("'A' is ambiguous")
        .hasMessageContaining("only 1 of 4");
  }

  @Test
  void read_symbolWithOneRow_takesTheLengthOfTheOthers() {
    ParsedFile file = read(rowsAt("2020-01-02", "2020-01-03") + "2020-01-03,B,1\n");
    assertThat(file.symbols().get(1).barLengthMs()).isEqualTo(24 * HOUR);
  }

  @Test
  void read_compressedFile_equalsPlainAndReportsProgress() throws IOException {
    StringBuilder text = new StringBuilder("timestamp,symbol,close\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(Instant.ofEpochMilli(i * HOUR)).append(",A,").append(1 + i % 977).append('\n');
    }
    Path plain = Files.writeString(folder.resolve("bars.csv"), text);
    Path compressed = folder.resolve("bars.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    List<Long> progress = new ArrayList<>();
    ParsedFile fromCompressed =
        CsvBarReader.create()
            .read(
                compressed,
                (read, total) -> {
                  progress.add(read);
                  assertThat(total).isEqualTo(compressed.toFile().length());
                });
    assertThat(fromCompressed).isEqualTo(CsvBarReader.create().read(plain, ReadProgress.SILENT));
    assertThat(fromCompressed.rows()).isEqualTo(50_000);
    assertThat(progress).isSorted();
    assertThat(progress.getLast()).isEqualTo(Files.size(compressed));
  }

  @Test
  void read_brokenCompression_namesTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.csv.gz"), "timestamp,symbol,close\n");
    assertThatThrownBy(() -> CsvBarReader.create().read(file, ReadProgress.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.csv.gz: not a gzip file");
    byte[] whole = Files.readAllBytes(Path.of("training-data/btc-daily-2016-2017/bars.csv.gz"));
    Path half = folder.resolve("half.csv.gz");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> CsvBarReader.create().read(half, ReadProgress.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("half.csv.gz");
  }

  @Test
  void read_noSuchFile_isAnInputError() {
    assertThatThrownBy(
            () -> CsvBarReader.create().read(folder.resolve("none.csv"), ReadProgress.SILENT))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-02-29T23:59:59Z",
    "1969-12-31T00:00:00Z",
    "2020-01-01T00:00:00.250Z",
    "2020-01-01T00:00Z",
    "2020-01-01T02:00:00+02:00"
  })
  void timestamp_isoForms_equalTheLibrary(String text) {
    assertThat(Timestamps.parse(text))
        .isEqualTo(java.time.OffsetDateTime.parse(text).toInstant().toEpochMilli());
  }

  @Test
  void withBarLength_notPositive_isRefused() {
    assertThatThrownBy(() -> CsvBarReader.create().withBarLengthMs(0))
        .hasMessageContaining("was 0");
  }
}
