package io.foreshock.adapter.cli;

import io.foreshock.application.BarFile;
import io.foreshock.application.BarFileReader;
import io.foreshock.application.ImportBars;
import io.foreshock.application.ImportBars.MarketImport;
import io.foreshock.market.AppendResult;
import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketId;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foreshock import}: brings files of price history into the store. */
@Command(
    name = "import",
    description = {
      "Brings price history into the store; models are fitted when the service runs.",
      "A file is CSV with the columns timestamp, symbol, close and, where known, open, high, low,"
          + " volume. If any file cannot be read, nothing is stored."
    },
    footer = {"", "Example:  foreshock import prices.csv.gz --class CRYPTO"})
public final class ImportCommand implements Runnable {

  private static final int PROBLEMS_SHOWN = 5;

  @Inject Instance<ImportBars> imports;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, .csv or .csv.gz.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      defaultValue = "UNCLASSIFIED",
      description =
          "Class of symbols the mapping does not know: ${COMPLETION-CANDIDATES}"
              + " (${DEFAULT-VALUE}).")
  private AssetClass assetClass = AssetClass.UNCLASSIFIED;

  @Option(
      names = "--bar-length",
      paramLabel = "LENGTH",
      converter = BarLength.Converter.class,
      description = "Length of the bars, such as 30m, 1h or 1d; told from the file if left out.")
  private @Nullable BarLength barLength;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The symbol of every row; taken from the symbol column if left out.")
  private @Nullable String symbol;

  @Override
  public void run() {
    ImportBars bars = imports.get();
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      ImportBars.Plan plan = plan(bars, progress);
      SortedMap<MarketId, MarketImport> stored =
          bars.store(plan, System.currentTimeMillis(), progress);
      progress.close();
      tell(plan, stored, spec.commandLine().getOut());
    }
  }

  private ImportBars.Plan plan(ImportBars bars, Progress progress) {
    try {
      return bars.plan(files, form(), assetClass, progress);
    } catch (IOException | IllegalArgumentException unreadable) {
      progress.close();
      throw new ParameterException(spec.commandLine(), OneLine.of(unreadable), unreadable);
    }
  }

  private BarFileReader.Form form() {
    BarLength length = barLength;
    return new BarFileReader.Form(
        Optional.ofNullable(symbol),
        length == null ? OptionalLong.empty() : OptionalLong.of(length.milliseconds()));
  }

  private static void tell(
      ImportBars.Plan plan, SortedMap<MarketId, MarketImport> stored, PrintWriter out) {
    out.println(line("market", "accepted", "unchanged", "quarantined"));
    stored.forEach((id, market) -> out.println(line(id.value(), market.result())));
    if (stored.size() > 1) {
      AppendResult total =
          stored.values().stream()
              .map(MarketImport::result)
              .reduce(AppendResult.NONE, AppendResult::plus);
      out.println(line("total", total));
    }
    stored.forEach((id, market) -> tellReasons(id, market, out));
    plan.files().forEach(file -> tellProblems(file, out));
    out.flush();
  }

  private static String line(String market, AppendResult result) {
    return line(
        market,
        String.valueOf(result.accepted()),
        String.valueOf(result.unchanged()),
        String.valueOf(result.quarantined()));
  }

  private static String line(String market, String... numbers) {
    return String.format(
        Locale.ROOT, "%-24s %12s %12s %12s", market, numbers[0], numbers[1], numbers[2]);
  }

  private static void tellReasons(MarketId id, MarketImport market, PrintWriter out) {
    if (!market.reasons().isEmpty()) {
      out.println(
          "quarantined of "
              + id
              + ": "
              + market.reasons().entrySet().stream()
                  .map(reason -> reason.getValue() + " " + reason.getKey())
                  .collect(Collectors.joining(", ")));
    }
  }

  private static void tellProblems(BarFile file, PrintWriter out) {
    if (file.malformedRows() > 0) {
      out.println("malformed rows left out of " + file.location() + ": " + file.malformedRows());
      file.problems().stream()
          .limit(PROBLEMS_SHOWN)
          .forEach(problem -> out.println("  " + problem));
    }
  }
}
