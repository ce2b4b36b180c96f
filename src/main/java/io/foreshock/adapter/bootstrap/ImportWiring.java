package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.marketdata.CsvBarReader;
import io.foreshock.adapter.marketdata.ParsedFile;
import io.foreshock.application.BarFile;
import io.foreshock.application.BarFileReader;
import io.foreshock.application.ImportBars;
import io.foreshock.application.StepProgress;
import io.foreshock.application.SymbolBars;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Wires the import of files: who reads them, which markets they belong to, where bars go. */
@ApplicationScoped
final class ImportWiring {

  @Produces
  @Singleton
  BarFileReader barFileReader() {
    return ImportWiring::read;
  }

  @Produces
  @Dependent
  ImportBars importBars(BarFileReader reader, MarketDirectory directory, MarketDataStore store) {
    return new ImportBars(reader, directory, store);
  }

  /** Reads CSV; see {@link BarFileReader#read}. */
  static BarFile read(String location, BarFileReader.Form form, StepProgress progress)
      throws IOException {
    Path file = Path.of(location);
    requireReadable(file);
    ParsedFile parsed = parsed(file, form, progress);
    return new BarFile(
        location,
        parsed.symbols().stream()
            .map(bars -> new SymbolBars(bars.symbol(), bars.barLengthMs(), bars.bars()))
            .toList(),
        parsed.malformedRows(),
        parsed.problems().stream().map(Object::toString).toList());
  }

  /** The parser tells where it stopped; the cause below it tells why. */
  private static ParsedFile parsed(Path file, BarFileReader.Form form, StepProgress progress)
      throws IOException {
    try {
      return reader(form)
          .read(file, (done, total) -> progress.advanced("reading " + file, done, total));
    } catch (IOException stopped) {
      Throwable cause = stopped;
      while (cause.getCause() instanceof Throwable deeper) {
        cause = deeper;
      }
      throw new IOException(file + ": cannot be read to its end: " + cause.getMessage(), stopped);
    }
  }

  private static void requireReadable(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, not a file");
    }
    if (!Files.isReadable(file)) {
      throw new IOException(file + ": may not be read");
    }
  }

  private static CsvBarReader reader(BarFileReader.Form form) {
    CsvBarReader reader = CsvBarReader.create();
    if (form.symbol().isPresent()) {
      reader = reader.withSymbol(form.symbol().get());
    }
    return form.barLengthMs().isPresent()
        ? reader.withBarLengthMs(form.barLengthMs().getAsLong())
        : reader;
  }
}
