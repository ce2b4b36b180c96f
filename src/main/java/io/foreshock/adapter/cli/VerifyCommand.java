package io.foreshock.adapter.cli;

import io.foreshock.application.VerifySets;
import io.foreshock.market.ClockMode;
import io.foreshock.publication.KeySetReader;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.SetVerification;
import io.foreshock.publication.TrustedKeys;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code foreshock verify}: checks what others rely on: published sets, and by its subcommands
 * models and bytes. It needs no service, no store and no network.
 */
@Command(
    name = "verify",
    description = {
      "Checks published sets without asking anybody: form, signatures, time, sequence and chain.",
      "Sets of one market are given in order. Prints one line for each; exits 0 only where",
      "everything holds. A set of a replay is judged at its own time."
    },
    exitCodeList = {"0:everything holds", "1:a set is refused", "2:wrong usage"},
    exitCodeListHeading = "%nExit codes:%n",
    subcommands = {VerifyModelsCommand.class, VerifyBytesCommand.class})
public final class VerifyCommand implements Callable<Integer> {

  private static final String PINNED = "foreshock.verify.keys";
  private static final long LARGEST_BYTES = 1 << 20;

  @Inject Instance<VerifySets> verifySets;

  @Inject Instance<KeySetReader> keySets;

  @Inject Instance<Clock> clock;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SET.json", arity = "0..*", description = "Sets to check.")
  private List<Path> sets = List.of();

  @Option(
      names = "--keys",
      paramLabel = "JWKS.json",
      description = "Keys to trust, as GET /v1/keys gives them (default: foreshock.verify.keys).")
  private @Nullable Path keys;

  @Option(
      names = "--previous",
      paramLabel = "SET",
      description = "The set before the first: that must name its hash and a higher sequence.")
  private @Nullable Path previous;

  @Option(
      names = "--min-sequence",
      paramLabel = "N",
      description = "Lowest sequence to accept, such as the last one applied plus one.")
  private @Nullable Long leastSequence;

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Judge at T, epoch milliseconds or ISO-8601, in place of now. For live sets.")
  private @Nullable String at;

  @Option(
      names = "--chain-id",
      paramLabel = "N",
      description = "Demand an EIP-712 signature for a chain. For live sets.")
  private @Nullable Long chainId;

  @Option(names = "--live", description = "Refuse sets of a replay.")
  private boolean live;

  @Override
  public Integer call() {
    if (sets.isEmpty()) {
      throw wrong("Missing what to verify");
    }
    List<VerifySets.Verdict> verdicts =
        verifySets
            .get()
            .verify(
                sets.stream().map(this::document).toList(),
                Optional.ofNullable(previous).map(this::document),
                new VerifySets.Question(trusted(), demands(), atMs()));
    verdicts.forEach(this::tell);
    boolean good = verdicts.stream().allMatch(verdict -> verdict.refusal().isEmpty());
    return good ? 0 : 1;
  }

  private SetVerification.Demands demands() {
    return new SetVerification.Demands(
        live || at != null, optional(chainId), optional(leastSequence));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private long atMs() {
    String text = at;
    if (text == null) {
      return clock.get().millis();
    }
    try {
      return text.matches("[0-9]{1,18}")
          ? Long.parseLong(text)
          : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException _) {
      throw wrong("--at must be epoch milliseconds or an ISO-8601 instant, was '" + text + "'");
    }
  }

  /** Trust comes from the operator, never from the set. */
  private TrustedKeys trusted() {
    Path file =
        Optional.ofNullable(keys)
            .or(() -> ConfigProvider.getConfig().getOptionalValue(PINNED, Path.class))
            .orElseThrow(() -> wrong("no keys to trust: give --keys or set " + PINNED));
    try {
      return keySets.get().read(content(file));
    } catch (IllegalArgumentException bad) {
      throw wrong(file + " is no key set: " + OneLine.of(bad));
    }
  }

  private VerifySets.Document document(Path file) {
    return new VerifySets.Document(file.toString(), content(file));
  }

  private byte[] content(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw wrong(file + " is larger than " + LARGEST_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw wrong("cannot read " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void tell(VerifySets.Verdict verdict) {
    PrintWriter out =
        verdict.refusal().isPresent() ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(
        verdict.name()
            + ": "
            + verdict
                .refusal()
                .map(refusal -> refusal.reason() + ": " + OneLine.of(refusal.detail()))
                .orElseGet(() -> accepted(verdict.set().orElseThrow())));
    out.flush();
  }

  private static String accepted(ReceivedSet set) {
    String replay = set.clock() == ClockMode.REPLAY ? "; REPLAY, NOT FOR LIVE USE" : "";
    return "holds: "
        + set.terms().marketId()
        + " sequence "
        + set.terms().sequence()
        + " content "
        + set.terms().contentHash()
        + replay;
  }
}
