package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the bodies of requests as far as they may be long. */
@Singleton
final class JsonBodies {

  private final ObjectMapper mapper;
  private final long maximumBytes;

  JsonBodies(
      ObjectMapper mapper,
      @ConfigProperty(name = "foreshock.rest.max-body-bytes") long maximumBytes) {
    this.mapper = mapper;
    this.maximumBytes = maximumBytes;
  }

  /**
   * Returns the object in a body.
   *
   * @throws InvalidRequestException if it is no JSON object, names a member twice or is too long
   */
  JsonNode read(InputStream body) {
    return BodyReader.json(body, mapper, maximumBytes);
  }
}
