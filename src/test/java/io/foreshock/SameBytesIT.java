package io.foreshock;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.document.CanonicalSetEncoder;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingDataFiles;
import io.foreshock.adapter.registry.FileModelRegistry;
import io.foreshock.application.ReplayDigest;
import io.foreshock.training.TrainingSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This Java virtual machine and the packaged program, on one thread and on two, make the same bytes
 * from the same history.
 */
class SameBytesIT {

  private static final long LEAST = 10_000;
  private static final List<String> FILES =
      Stream.of(
              "sp500-daily-2000-2020",
              "nasdaq100-daily-1985-2012",
              "usdchf-30m-1996-2001",
              "btc-daily-2016-2017")
          .map(set -> Path.of("training-data", set, "bars.csv.gz").toAbsolutePath().toString())
          .toList();

  @TempDir Path folder;

  @Test
  void bytes_virtualMachineAndProgram_areTheSameOnOneThreadAndOnTwo() throws Exception {
    Map<ReplayDigest.Kind, ReplayDigest.Digest> here = here();
    assertThat(here.values()).allSatisfy(d -> assertThat(d.count()).isGreaterThan(LEAST));
    String expected =
        here.entrySet().stream().map(SameBytesIT::line).collect(Collectors.joining("\n", "", "\n"));
    assertThat(there(1)).isEqualToNormalizingNewlines(expected);
    assertThat(there(2)).isEqualToNormalizingNewlines(expected);
  }

  private static Map<ReplayDigest.Kind, ReplayDigest.Digest> here() throws InterruptedException {
    TrainingDataFiles data =
        new TrainingDataFiles(Path.of("training-data"), MarketMappingFile.bundled());
    List<TrainingSeries> series =
        FILES.stream().flatMap(file -> data.brought(file).stream()).toList();
    ReplayDigest replay =
        new ReplayDigest(
            new FileModelRegistry(Path.of("models")).load(), new CanonicalSetEncoder());
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      return replay.replay(series, executor);
    }
  }

  private static String line(Map.Entry<ReplayDigest.Kind, ReplayDigest.Digest> entry) {
    return String.format(
        Locale.ROOT,
        "%-12s %8d  %s",
        entry.getKey().label(),
        entry.getValue().count(),
        entry.getValue().sha256());
  }

  private String there(int threads) throws Exception {
    List<String> args =
        new ArrayList<>(List.of("verify", "bytes", "--threads", Integer.toString(threads)));
    FILES.forEach(file -> args.addAll(List.of("--bars", file)));
    return new Program(folder).run(args.toArray(new String[0])).succeeded().out();
  }
}
