package io.foreshock.adapter.marketdata;

import io.foreshock.market.PriceBar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Gathers the rows of a file by symbol. */
final class ParsedFileBuilder {

  private final Map<String, List<PriceBar>> bySymbol = new LinkedHashMap<>();
  private final List<RowProblem> problems = new ArrayList<>();
  private String lastSymbol = "";
  private List<PriceBar> lastBars = new ArrayList<>();
  private long rows;
  private long malformedRows;

  void add(String symbol, PriceBar bar) {
    rows++;
    if (!symbol.equals(lastSymbol)) { // files mostly run symbol by symbol
      lastSymbol = symbol;
      lastBars = bySymbol.computeIfAbsent(symbol, name -> new ArrayList<>());
    }
    lastBars.add(bar);
  }

  void addProblem(RowProblem problem) {
    rows++;
    malformedRows++;
    if (problems.size() < ParsedFile.MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  ParsedFile build(OptionalLong barLengthMs) {
    if (bySymbol.isEmpty()) {
      throw new IllegalArgumentException(
          problems.isEmpty() ? "no rows" : "no readable row; " + problems.getFirst());
    }
    List<ParsedBars> symbols = new ArrayList<>();
    bySymbol.forEach(
        (symbol, bars) ->
            symbols.add(new ParsedBars(symbol, length(barLengthMs, symbol, bars), bars)));
    return new ParsedFile(symbols, rows, malformedRows, problems);
  }

  /** A symbol with a single bar has the length on which the others agree. */
  private long length(OptionalLong given, String symbol, List<PriceBar> bars) {
    if (given.isPresent()) {
      return given.getAsLong();
    }
    if (bars.size() > 1) {
      return BarLengths.infer(symbol, bars);
    }
    long[] others =
        bySymbol.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .mapToLong(entry -> BarLengths.infer(entry.getKey(), entry.getValue()))
            .distinct()
            .toArray();
    return others.length == 1 ? others[0] : BarLengths.infer(symbol, bars);
  }
}
