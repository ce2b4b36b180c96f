package io.foreshock.adapter.cli;

import io.foreshock.publication.SigningKeys;
import io.foreshock.publication.TrustedKey;
import io.foreshock.publication.TrustedKeys;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foreshock keys}: lists the keys that sets are signed with, and changes them. */
@Command(
    name = "keys",
    description = {
      "Lists the public keys that sets are signed with. The subcommands change them; a running",
      "service on the same store follows within seconds."
    })
public final class KeysCommand implements Runnable {

  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_OVERLAP_DAYS = 3650;

  @Inject Instance<SigningKeys> keys;

  @Inject Instance<Clock> clock;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    TrustedKeys published = keys.get().published();
    PrintWriter out = spec.commandLine().getOut();
    out.println(line("key", "curve", "signs from", "holds until"));
    for (TrustedKey key : published.keys()) {
      String last =
          key.notAfterMs().isPresent() ? instant(key.notAfterMs().getAsLong()) : "signs now";
      out.println(line(key.keyId(), key.curve().label(), instant(key.notBeforeMs()), last));
    }
    for (TrustedKeys.Revocation revocation : published.revocations()) {
      out.println(
          line(
              revocation.keyId(),
              "revoked",
              instant(revocation.revokedAtMs()),
              revocation.reason()));
    }
    out.flush();
  }

  @Command(
      name = "rotate",
      description = {
        "Makes a new Ed25519 key that signs from now on. Signatures of the one before hold for the",
        "overlap; its private part is deleted."
      })
  void rotate(
      @Option(
              names = "--overlap-days",
              paramLabel = "N",
              defaultValue = "7",
              description = "Days for which old signatures hold (default: ${DEFAULT-VALUE}).")
          int overlapDays) {
    if (!(overlapDays >= 0 && overlapDays <= LONGEST_OVERLAP_DAYS)) {
      throw wrong(
          "rotate", "--overlap-days must be 0 to " + LONGEST_OVERLAP_DAYS + ", was " + overlapDays);
    }
    tell(keys.get().rotate(clock.get().millis(), Duration.ofDays(overlapDays).toMillis()));
  }

  @Command(
      name = "revoke",
      description = {
        "Takes a key back: nothing that it ever signed holds. A key that signs now is replaced",
        "first."
      })
  void revoke(
      @Parameters(paramLabel = "KEY", description = "The key, as 'foreshock keys' lists it.")
          String keyId,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "Why, one line of at most 200 characters.")
          String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.lines().count() != 1) {
      throw wrong("revoke", "--reason must be one line of 1 to 200 characters");
    }
    try {
      keys.get().revoke(keyId, clock.get().millis(), reason);
    } catch (IllegalArgumentException bad) {
      throw wrong("revoke", OneLine.of(bad));
    }
    tell(keyId + " is taken back");
  }

  private ParameterException wrong(String command, String message) {
    return new ParameterException(spec.subcommands().get(command), message);
  }

  private void tell(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private static String instant(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }

  private static String line(String key, String curve, String from, String until) {
    return String.format(Locale.ROOT, "%-43s %-9s %-24s %s", key, curve, from, until);
  }
}
