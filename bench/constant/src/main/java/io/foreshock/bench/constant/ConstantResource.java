package io.foreshock.bench.constant;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers every request with the same bytes: what the framework costs by itself. */
@Path("/constant")
@Singleton
public class ConstantResource {

  private final byte[] bytes;

  ConstantResource(@ConfigProperty(name = "constant.file") String file) throws IOException {
    bytes = Files.readAllBytes(java.nio.file.Path.of(file));
  }

  /** Returns the bytes. */
  @GET
  @NonBlocking
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] constant() {
    return bytes;
  }
}
