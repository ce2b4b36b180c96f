package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type {@code urn:foreshock:problem:} and a code that programs may rely on
 * @param title the kind of problem in a few words
 * @param status HTTP status
 * @param detail what went wrong in this case
 * @param instance path of the request
 * @param members further facts, told beside the others
 */
@RegisterForReflection
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
@Schema(description = "An error (RFC 9457). Some carry further members, such as errors or have.")
record Problem(
    @Schema(examples = "urn:foreshock:problem:unknown-market") String type,
    @Schema(examples = "Unknown market") String title,
    @Schema(examples = "404") int status,
    @Schema(examples = "no market with a published set is called 'XYZ'") String detail,
    @Schema(examples = "/v1/markets/XYZ") String instance,
    @Schema(hidden = true) @JsonAnyGetter Map<String, Object> members) {

  /** The media type of a problem. */
  static final String MEDIA_TYPE = "application/problem+json";

  private static final String PREFIX = "urn:foreshock:problem:";

  /** Returns a problem without further members. */
  static Problem of(int status, String code, String title, String detail, String instance) {
    return new Problem(PREFIX + code, title, status, detail, instance, Map.of());
  }

  /** Returns the answer that tells it, to which headers may be added. */
  RestResponse.ResponseBuilder<Problem> response() {
    return RestResponse.ResponseBuilder.<Problem>create(status)
        .entity(this)
        .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
  }

  /** Returns this problem with further members. */
  Problem with(Map<String, Object> further) {
    return new Problem(type, title, status, detail, instance, further);
  }
}
