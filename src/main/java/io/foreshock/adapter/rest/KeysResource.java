package io.foreshock.adapter.rest;

import io.foreshock.publication.SigningKeys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys that sets are signed with. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.PARAMETERS)
final class KeysResource {

  private final SigningKeys keys;

  KeysResource(SigningKeys keys) {
    this.keys = keys;
  }

  @GET
  @Operation(
      operationId = "getKeys",
      summary = "Returns the keys that sets are signed with",
      description =
          "A JSON Web Key Set (RFC 7517). A key without notAfterMs signs now; one with it was"
              + " replaced, and its signatures hold until then. Keys taken back stand under"
              + " revocations and not among the keys. Keep this document: it is what a consumer"
              + " trusts, and must come from a place of its own.")
  @APIResponseSchema(value = KeySetDocument.class, responseDescription = "The keys.")
  public KeySetDocument keys() {
    return KeySetDocument.of(keys.published());
  }

  @GET
  @Path("/revocations")
  @Operation(
      operationId = "getRevocations",
      summary = "Returns the keys taken back",
      description = "Nothing that a key taken back has signed holds, whenever that was.")
  @APIResponseSchema(
      value = KeySetDocument.Revocations.class,
      responseDescription = "Keys taken back, in time order.")
  public KeySetDocument.Revocations revocations() {
    return KeySetDocument.Revocations.of(keys.published());
  }
}
