package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.document.SetDocumentReader;
import io.foreshock.adapter.signing.ContractKey;
import io.foreshock.adapter.signing.FileSetSigner;
import io.foreshock.adapter.signing.JsonWebKeys;
import io.foreshock.adapter.signing.KeyRing;
import io.foreshock.adapter.signing.KeySettings;
import io.foreshock.adapter.signing.SignatureChecks;
import io.foreshock.application.PublicationChain;
import io.foreshock.application.VerifySets;
import io.foreshock.publication.ContractDomain;
import io.foreshock.publication.KeySetReader;
import io.foreshock.publication.ServiceState;
import io.foreshock.publication.SetEncoder;
import io.foreshock.publication.SigningKeys;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wires keys, signatures and their verification. */
@ApplicationScoped
final class SigningWiring {

  /** What the configuration says of a contract; all of it, or nothing. */
  @Singleton
  static final class ContractConfiguration {

    @ConfigProperty(name = "foreshock.signing.contract.chain-id")
    Optional<Long> chainId = Optional.empty();

    @ConfigProperty(name = "foreshock.signing.contract.address")
    Optional<String> address = Optional.empty();

    @ConfigProperty(name = "foreshock.signing.contract.key-file")
    Optional<Path> keyFile = Optional.empty();

    Optional<ContractKey> contract() {
      if (chainId.isEmpty() && address.isEmpty() && keyFile.isEmpty()) {
        return Optional.empty();
      }
      if (chainId.isEmpty() || address.isEmpty() || keyFile.isEmpty()) {
        throw new IllegalArgumentException(
            "foreshock.signing.contract needs chain-id, address and key-file together");
      }
      return Optional.of(
          new ContractKey(
              new ContractDomain(chainId.get(), address.get().toLowerCase(Locale.ROOT)),
              keyFile.get()));
    }
  }

  @Produces
  @Singleton
  @Typed({KeyRing.class, SigningKeys.class})
  KeyRing keyRing(
      @ConfigProperty(name = "foreshock.signing.directory") Path directory,
      @ConfigProperty(name = "foreshock.signing.key-file") Optional<Path> keyFile,
      @ConfigProperty(name = "foreshock.signing.overlap") Duration overlap,
      ContractConfiguration contract,
      Clock clock) {
    try {
      return new KeyRing(
          new KeySettings(directory, keyFile, overlap.toMillis(), contract.contract()), clock);
    } catch (IllegalArgumentException | UncheckedIOException bad) {
      throw new ConfigurationException("foreshock.signing: " + bad.getMessage(), bad);
    }
  }

  @Produces
  @Singleton
  KeySetReader keySetReader() {
    return new JsonWebKeys();
  }

  @Produces
  @Singleton
  PublicationChain publicationChain(SetEncoder encoder, KeyRing keys, ServiceState state) {
    return new PublicationChain(encoder, new SetDocumentReader(), new FileSetSigner(keys), state);
  }

  @Produces
  @Singleton
  VerifySets verifySets() {
    return new VerifySets(new SetDocumentReader(), new SignatureChecks());
  }
}
