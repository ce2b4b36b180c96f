package io.foreshock.adapter.rest;

import io.foreshock.application.EvaluateMarket;
import io.foreshock.application.MarketPublication;
import io.foreshock.publication.SetEncoder;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The parameters a venue applies: of one market, of all, and how they came about. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.PARAMETERS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class MarginParametersResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final String IF_NONE_MATCH = "Entity tags the client holds; answered with 304.";

  private final CurrentDocuments documents;
  private final Evaluations evaluations;
  private final EvaluateMarket evaluateMarket;
  private final SetEncoder encoder;
  private final CurrentHealth health;
  private final Clock clock;

  MarginParametersResource(
      CurrentDocuments documents,
      Evaluations evaluations,
      EvaluateMarket evaluateMarket,
      SetEncoder encoder,
      CurrentHealth health,
      Clock clock) {
    this.documents = documents;
    this.evaluations = evaluations;
    this.evaluateMarket = evaluateMarket;
    this.encoder = encoder;
    this.health = health;
    this.clock = clock;
  }

  @GET
  @Path("/markets/{id}/margin-parameters")
  @NonBlocking
  @Operation(
      operationId = "getMarginParameters",
      summary = "Returns the margin parameters of a market",
      description =
          "The published set in canonical form (RFC 8785) with its signatures, which are over the"
              + " same form without them. A set of a past moment is evaluated anew and not published:"
              + " it has no prevHash and no signatures. What changes with the wall clock travels in headers, so that ETag and 304 work.")
  @APIResponse(
      responseCode = "200",
      description = "The set.",
      headers = {
        @Header(name = SetDocument.DATA_AGE, description = "Wall clock minus last bar close."),
        @Header(name = SetDocument.HEALTH, description = "FRESH, DEGRADED, STALE or SAFE, now."),
        @Header(name = SetDocument.CLOCK, description = "REPLAY or LIVE."),
        @Header(name = SetDocument.MODEL, description = "Model and version."),
        @Header(name = SetDocument.DATA_CUTOFF, description = "Knowledge time of the newest input.")
      },
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SetSchema.class)))
  @APIResponse(responseCode = "304", description = "The client holds this set already.")
  @APIResponse(
      responseCode = "503",
      description = "A fresh set was asked for, and the market is served in replay or has expired.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> one(
      @Parameter(description = Api.MARKET_ID, example = Api.EXAMPLE_MARKET) @PathParam("id")
          String id,
      @Parameter(description = Api.AS_OF, example = Api.EXAMPLE_MOMENT) @QueryParam("asOf")
          @Nullable String asOf,
      @Parameter(description = "true: rather 503 than a set that is not fresh.")
          @Schema(defaultValue = "false")
          @QueryParam("requireFresh")
          @Nullable String requireFresh,
      @Parameter(description = IF_NONE_MATCH) @HeaderParam(HttpHeaders.IF_NONE_MATCH)
          @Nullable String ifNoneMatch) {
    SetDocument current = documents.market(id);
    OptionalLong asOfMs = Parameters.moment("asOf", asOf);
    long nowMs = clock.millis();
    if (Parameters.flag("requireFresh", requireFresh)) {
      health.requireFresh(current, nowMs);
    }
    return asOfMs.isEmpty()
        ? Uni.createFrom().item(current.response(ifNoneMatch, health.of(current, nowMs), nowMs))
        : evaluations.run(() -> past(at(current, asOfMs), ifNoneMatch));
  }

  private Response past(SetDocument document, @Nullable String ifNoneMatch) {
    long nowMs = clock.millis();
    return document.response(ifNoneMatch, document.health(nowMs), nowMs);
  }

  private SetDocument at(SetDocument current, OptionalLong asOfMs) {
    MarketPublication then =
        evaluateMarket.at(current.publication().marketId(), asOfMs).publication();
    return then.setId().equals(current.publication().setId())
        ? current
        : SetDocument.of(then, encoder);
  }

  @GET
  @Path("/margin-parameters")
  @NonBlocking
  @Operation(
      operationId = "getAllMarginParameters",
      summary = "Returns the margin parameters of all markets, of one consistent state",
      description = "The sequence grows with every change of any market.")
  @APIResponse(
      responseCode = "200",
      description = "The sets, ordered by market.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SetSchema.Sets.class)),
        @Content(
            mediaType = "application/x-ndjson",
            schema =
                @Schema(implementation = SetSchema.class, description = "One set on each line."))
      })
  @APIResponse(responseCode = "304", description = "The client holds this state already.")
  public Response all(
      @Parameter(description = "Markets with commas between them. Absent: all.")
          @QueryParam("markets")
          @Nullable String markets,
      @Parameter(description = IF_NONE_MATCH) @HeaderParam(HttpHeaders.IF_NONE_MATCH)
          @Nullable String ifNoneMatch) {
    SnapshotDocuments state = documents.snapshot();
    byte[] json = markets == null ? state.json() : state.json(some(state, markets));
    return bulk(state.tag(), json, MediaType.APPLICATION_JSON, ifNoneMatch);
  }

  @GET
  @Path("/margin-parameters")
  @Produces(NDJSON)
  @NonBlocking
  @Operation(hidden = true)
  public Response allLines(
      @QueryParam("markets") @Nullable String markets,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    SnapshotDocuments state = documents.snapshot();
    byte[] lines = markets == null ? state.lines() : state.lines(some(state, markets));
    return bulk(state.tag() + "-lines", lines, NDJSON, ifNoneMatch);
  }

  private List<SetDocument> some(SnapshotDocuments state, String markets) {
    return Arrays.stream(markets.split(",", -1))
        .map(name -> documents.market(state, name.strip()))
        .distinct()
        .toList();
  }

  private static Response bulk(
      String tag, byte[] body, String mediaType, @Nullable String ifNoneMatch) {
    String entityTag = '"' + tag + '"';
    Response.ResponseBuilder response =
        EntityTags.match(ifNoneMatch, entityTag)
            ? Response.notModified()
            : Response.ok(body, mediaType);
    return response
        .header(HttpHeaders.ETAG, entityTag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  @GET
  @Path("/margin-parameters/{setId}/explanation")
  @NonBlocking
  @Operation(
      operationId = "explainMarginParameters",
      summary = "Explains a set",
      description =
          "The steps from the long-run level to the published one. Each begins where the one before"
              + " ended, so the exact factors after over before telescope; what rounding for display"
              + " leaves over is a step of its own.")
  @APIResponseSchema(value = ExplanationDocument.class, responseDescription = "The explanation.")
  public Uni<ExplanationDocument> explain(
      @Parameter(description = "Identity of the set.", example = Api.EXAMPLE_SET)
          @PathParam("setId")
          String setId) {
    return documents
        .snapshot()
        .bySetId(setId)
        .map(document -> Uni.createFrom().item(ExplanationDocument.of(document.publication())))
        .orElseGet(
            () -> evaluations.run(() -> ExplanationDocument.of(evaluateMarket.bySetId(setId))));
  }
}
