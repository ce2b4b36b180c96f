package io.foreshock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command behind {@code bench/run}. */
public final class Ledger {

  private static final String USAGE = "usage: bench/run ROW... | all | list | report | growth";

  private Ledger() {}

  /**
   * Runs rows, lists them or writes the page.
   *
   * @param args the folder {@code bench}, then names of rows, {@code all}, {@code list} or {@code
   *     report}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(args[0]);
    List<String> wanted = List.of(args).subList(1, args.length);
    List<Row> rows = Row.readAll(home.resolve("rows"));
    switch (wanted.isEmpty() ? "" : wanted.getFirst()) {
      case "list" ->
          rows.forEach(row -> System.out.printf("%-22s %s%n", row.id(), row.need("title")));
      case "report" -> BenchmarksPage.write(home, rows);
      case "all" -> run(home, rows);
      default -> run(home, wanted.stream().map(id -> find(rows, id)).toList());
    }
  }

  private static Row find(List<Row> rows, String id) {
    return rows.stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no row is called " + id));
  }

  private static void run(Path home, List<Row> rows) throws IOException, InterruptedException {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(USAGE);
    }
    System.out.println(Machine.describe());
    Path results = Files.createDirectories(home.resolve("results"));
    for (Row row : rows) {
      System.out.println(row.id() + ": " + row.need("title"));
      Result result = result(row, home);
      System.out.print(result.text(row));
      result.write(results);
    }
  }

  /** A row that fails must not keep the others from running. */
  private static Result result(Row row, Path home) throws IOException, InterruptedException {
    try {
      return new RowRun(row, home).run();
    } catch (IllegalStateException failure) {
      System.out.println(failure.getMessage());
      return Result.notRun(row, "failed");
    }
  }
}
