package io.foreshock.adapter.rest;

import io.foreshock.application.IngestBars;
import io.foreshock.application.RefreshRequests;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes in price bars. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.DATA)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class MarketDataResource {

  private final PostedBatches batches;
  private final IngestBars ingestBars;
  private final RefreshRequests refresh;
  private final Clock clock;
  private final long maximumBytes;

  MarketDataResource(
      PostedBatches batches,
      IngestBars ingestBars,
      RefreshRequests refresh,
      Clock clock,
      @ConfigProperty(name = "foreshock.rest.max-body-bytes") long maximumBytes) {
    this.batches = batches;
    this.ingestBars = ingestBars;
    this.refresh = refresh;
    this.clock = clock;
    this.maximumBytes = maximumBytes;
  }

  @POST
  @Path("/market-data/bars")
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "postBars",
      summary = "Takes in price bars",
      description =
          "What is acknowledged is stored. Sending the same bars again changes nothing. Impossible"
              + " bars and those that contradict a stored one are set aside with a reason; a"
              + " request that cannot be read changes nothing at all. New sets follow shortly.")
  @APIResponse(
      responseCode = "200",
      description = "What became of the bars.",
      content = @Content(schema = @Schema(implementation = IngestedDocument.class)))
  public IngestedDocument post(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = BarsSchema.class)))
          InputStream body) {
    PostedBars posted = PostedBarsReader.read(new LimitedBody(body, maximumBytes));
    List<IngestBars.Batch> checked = batches.of(posted);
    IngestedDocument result = IngestedDocument.of(ingestBars.ingest(checked, clock.millis()));
    if (result.accepted() > 0) {
      refresh.request();
    }
    return result;
  }
}
