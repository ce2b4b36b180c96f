package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.application.LearnedScorer;
import io.foreshock.application.LearnedScorers;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The learned models in service by the Open Inference Protocol v2, whose errors have a form of
 * their own. An inference runs on a worker thread and counts as a request under way.
 */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.INFERENCE)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content = @Content(schema = @Schema(implementation = InferenceDocument.Failure.class)))
final class InferenceResource {

  private static final String NAME = "modelId.class.member of a learned model in service.";
  private static final String EXAMPLE = "classical-crypto.crypto.trees-pot";
  private static final String VERSION = "Version of an edition in service.";
  private static final String EXAMPLE_VERSION = "2022-12-31";
  private static final String INFERS =
      "Each forecast takes a row of inputs, for nets those of several days with the oldest first."
          + " Outputs are the expected logarithm of the next day's variance and the variance, in"
          + " squared log returns: the same numbers to the bit as in the champion.";

  private final LearnedScorers scorers;
  private final ObjectMapper mapper;
  private final String program;

  InferenceResource(
      LearnedScorers scorers,
      ObjectMapper mapper,
      @ConfigProperty(name = "quarkus.application.version") String program) {
    this.scorers = scorers;
    this.mapper = mapper;
    this.program = program;
  }

  @GET
  @NonBlocking
  @Operation(operationId = "inferenceServer", summary = "Returns the name of the server")
  public InferenceDocument.Server server() {
    return new InferenceDocument.Server("foreshock", program, List.of());
  }

  @GET
  @Path("/health/live")
  @NonBlocking
  @Operation(operationId = "inferenceLive", summary = "Tells that the server lives")
  public InferenceDocument.Live live() {
    return new InferenceDocument.Live(true);
  }

  @GET
  @Path("/health/ready")
  @Blocking
  @Operation(
      operationId = "inferenceReady",
      summary = "Tells that the models are loaded",
      description = "Whether the service as a whole is ready is told by /q/health/ready.")
  public InferenceDocument.Ready ready() {
    scorers.all();
    return new InferenceDocument.Ready(null, true);
  }

  @GET
  @Path("/models/{name}")
  @Blocking
  @Operation(operationId = "inferenceModel", summary = "Returns the form of a model")
  @APIResponseSchema(
      value = InferenceDocument.Model.class,
      responseDescription = "Its versions, inputs and outputs; of the newest edition.")
  public InferenceDocument.Model model(
      @Parameter(description = NAME, example = EXAMPLE) @PathParam("name") String name) {
    return form(newest(name));
  }

  @GET
  @Path("/models/{name}/versions/{version}")
  @Blocking
  @Operation(operationId = "inferenceModelVersion", summary = "Returns the form of an edition")
  @APIResponseSchema(
      value = InferenceDocument.Model.class,
      responseDescription = "Its versions, inputs and outputs.")
  public InferenceDocument.Model version(
      @Parameter(description = NAME, example = EXAMPLE) @PathParam("name") String name,
      @Parameter(description = VERSION, example = EXAMPLE_VERSION) @PathParam("version")
          String version) {
    return form(one(name, version));
  }

  private InferenceDocument.Model form(LearnedScorer scorer) {
    return InferenceDocument.Model.of(
        scorer, scorers.named(scorer.name()).stream().map(LearnedScorer::version).toList());
  }

  @GET
  @Path("/models/{name}/ready")
  @Blocking
  @Operation(operationId = "inferenceModelReady", summary = "Tells that a model can be asked")
  public InferenceDocument.Ready modelReady(
      @Parameter(description = NAME, example = EXAMPLE) @PathParam("name") String name) {
    return new InferenceDocument.Ready(newest(name).name(), true);
  }

  @GET
  @Path("/models/{name}/versions/{version}/ready")
  @Blocking
  @Operation(
      operationId = "inferenceModelVersionReady",
      summary = "Tells that an edition can be asked")
  public InferenceDocument.Ready versionReady(
      @Parameter(description = NAME, example = EXAMPLE) @PathParam("name") String name,
      @Parameter(description = VERSION, example = EXAMPLE_VERSION) @PathParam("version")
          String version) {
    return new InferenceDocument.Ready(one(name, version).name(), true);
  }

  @POST
  @Path("/models/{name}/infer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "infer",
      summary = "Forecasts by the newest edition of a model",
      description = INFERS)
  @APIResponseSchema(
      value = InferenceDocument.Answer.class,
      responseDescription = "The outputs wanted.")
  public InferenceDocument.Answer infer(
      @Parameter(description = NAME, example = EXAMPLE) @PathParam("name") String name,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = InferenceDocument.Asked.class)))
          InputStream body) {
    return Inference.answer(newest(name), body, mapper);
  }

  @POST
  @Path("/models/{name}/versions/{version}/infer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "inferVersion",
      summary = "Forecasts by an edition of a model",
      description = INFERS)
  @APIResponseSchema(
      value = InferenceDocument.Answer.class,
      responseDescription = "The outputs wanted.")
  public InferenceDocument.Answer inferVersion(
      @Parameter(description = NAME, example = EXAMPLE) @PathParam("name") String name,
      @Parameter(description = VERSION, example = EXAMPLE_VERSION) @PathParam("version")
          String version,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = InferenceDocument.Asked.class)))
          InputStream body) {
    return Inference.answer(one(name, version), body, mapper);
  }

  private LearnedScorer newest(String name) {
    List<LearnedScorer> named = scorers.named(name);
    if (named.isEmpty()) {
      throw unknown("model '" + name + "'");
    }
    return named.getLast();
  }

  private LearnedScorer one(String name, String version) {
    return scorers
        .of(name, version)
        .orElseThrow(() -> unknown("model '" + name + "' of version '" + version + "'"));
  }

  private InferenceException unknown(String what) {
    return InferenceException.unknown(
        "there is no "
            + what
            + ", there are "
            + scorers.all().stream().map(each -> each.name() + "/" + each.version()).toList());
  }

  /** Only what is thrown here is answered in the protocol's form. */
  @ServerExceptionMapper
  public RestResponse<InferenceDocument.Failure> refused(InferenceException failure) {
    return RestResponse.ResponseBuilder.<InferenceDocument.Failure>create(failure.status())
        .entity(new InferenceDocument.Failure(String.valueOf(failure.getMessage())))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
