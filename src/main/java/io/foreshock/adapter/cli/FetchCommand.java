package io.foreshock.adapter.cli;

import io.foreshock.application.FetchBars;
import io.foreshock.application.FetchBars.Fetched;
import io.foreshock.application.FetchBars.Gap;
import io.foreshock.application.FetchBars.Kind;
import io.foreshock.application.FetchBars.Source;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code foreshock fetch}: downloads history from an exchange into a file. */
@Command(
    name = "fetch",
    description = {
      "Downloads history from an exchange's public interface into a CSV file.",
      "A download that broke off goes on where it stopped when the same command runs again."
          + " Missing bars are told, not filled in; the unfinished last one is left out."
    },
    footer = {
      "",
      "Example:  foreshock fetch binance BTCUSDT --interval 1h --from 2017-08-01",
      "Then:     foreshock import binance-BTCUSDT-candles-1h.csv"
    })
public final class FetchCommand implements Callable<Integer> {

  private static final int GAPS_SHOWN = 5;
  private static final BarLength HOUR = new BarLength(3_600_000L);
  private static final BarLength EIGHT_HOURS = new BarLength(8 * 3_600_000L);

  @Inject Instance<FetchBars> fetches;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "EXCHANGE",
      converter = SourceConverter.class,
      description = "binance, coinbase, kraken or deribit.")
  private Source source;

  @Parameters(
      index = "1",
      paramLabel = "SYMBOL",
      description = "The exchange's own name: BTCUSDT, BTC-USD, XBTUSD; deribit: BTC.")
  private String symbol;

  @Option(
      names = "--interval",
      paramLabel = "LENGTH",
      converter = BarLength.Converter.class,
      description = "Length of the bars, such as 1h or 1d (1h; for funding 8h).")
  private @Nullable BarLength interval;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "First day, UTC, such as 2017-08-01.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Day before which to stop, UTC; up to now if left out.")
  private @Nullable LocalDate to;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write (EXCHANGE-SYMBOL-KIND-LENGTH.csv); it must not be there.")
  private @Nullable String out;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description =
          "candles, funding (binance) or implied-volatility (deribit); what the exchange has if"
              + " left out.")
  private @Nullable Kind kind;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Where the interface is, for a mirror; the exchange's own if left out.")
  private @Nullable String baseUrl;

  @Override
  public Integer call() throws IOException {
    FetchBars.Request request = request();
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      Fetched fetched = fetches.get().fetch(request, progress);
      progress.close();
      tell(fetched, spec.commandLine().getOut());
      return 0;
    } catch (IllegalArgumentException wrong) {
      throw wrongUsage(wrong);
    }
  }

  private FetchBars.Request request() {
    Kind wanted = kind();
    BarLength length = interval(wanted);
    try {
      return new FetchBars.Request(
          source,
          symbol,
          wanted,
          length.milliseconds(),
          midnight(from),
          to == null ? OptionalLong.empty() : OptionalLong.of(midnight(to)),
          out(wanted, length),
          Optional.ofNullable(baseUrl));
    } catch (IllegalArgumentException wrong) {
      throw wrongUsage(wrong);
    }
  }

  private ParameterException wrongUsage(IllegalArgumentException wrong) {
    return new ParameterException(spec.commandLine(), OneLine.of(wrong), wrong);
  }

  private Kind kind() {
    if (kind != null) {
      return kind;
    }
    return source == Source.DERIBIT ? Kind.IMPLIED_VOLATILITY : Kind.CANDLES;
  }

  private BarLength interval(Kind wanted) {
    if (interval != null) {
      return interval;
    }
    return wanted == Kind.FUNDING ? EIGHT_HOURS : HOUR;
  }

  private String out(Kind wanted, BarLength length) {
    return out != null
        ? out
        : String.join("-", word(source), symbol, word(wanted), length.text()) + ".csv";
  }

  private static long midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static void tell(Fetched fetched, PrintWriter out) {
    out.println(
        fetched.out()
            + ": "
            + fetched.rows()
            + " rows, "
            + Instant.ofEpochMilli(fetched.firstMs())
            + " to "
            + Instant.ofEpochMilli(fetched.lastMs())
            + (fetched.keptRows() > 0 ? ", " + fetched.keptRows() + " from an earlier try" : ""));
    out.println("sha256 " + fetched.sha256());
    tellGaps(fetched.gaps(), out);
    out.flush();
  }

  private static void tellGaps(List<Gap> gaps, PrintWriter out) {
    out.println(
        "gaps: " + gaps.size() + ", missing rows: " + gaps.stream().mapToLong(Gap::missing).sum());
    gaps.stream()
        .limit(GAPS_SHOWN)
        .forEach(gap ->
            out.println(
                "  from "
                    + Instant.ofEpochMilli(gap.fromMs())
                    + " to "
                    + Instant.ofEpochMilli(gap.toMs())
                    + ": "
                    + gap.missing()));
    if (gaps.size() > GAPS_SHOWN) {
      out.println("  and " + (gaps.size() - GAPS_SHOWN) + " more");
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                Arrays.stream(type.getEnumConstants())
                        .map(FetchCommand::word)
                        .collect(Collectors.joining(", ", "must be one of ", ""))
                    + ", was '"
                    + text
                    + "'"));
  }

  /** Reads an exchange. */
  static final class SourceConverter implements ITypeConverter<Source> {
    @Override
    public Source convert(String text) {
      return constant(Source.class, text);
    }
  }

  /** Reads a kind of history. */
  static final class KindConverter implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String text) {
      return constant(Kind.class, text);
    }
  }
}
