package io.foreshock.adapter.rest;

import io.foreshock.application.RiskException;
import io.foreshock.market.StoreUnavailableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what stops a request into a {@link Problem}. */
final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_SECONDS = "5";
  private static final String RETRY_STALE_SECONDS = "3600";

  @ServerExceptionMapper
  public RestResponse<Problem> invalid(InvalidRequestException failure, UriInfo uri) {
    List<InvalidPart> parts = failure.parts();
    Problem problem =
        Problem.of(400, "invalid-request", "Invalid request", parts.getFirst().detail(), path(uri))
            .with(Map.of("errors", parts));
    return problem.response().build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> tooLarge(TooLargeException failure, UriInfo uri) {
    InvalidPart part = failure.part();
    return Problem.of(
            TOO_LARGE, "portfolio-too-large", "Portfolio too large", part.detail(), path(uri))
        .with(Map.of("errors", List.of(part)))
        .response()
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> risk(RiskException failure, UriInfo uri) {
    return problem(failure, String.valueOf(failure.getMessage()), path(uri)).response().build();
  }

  private static Problem problem(RiskException failure, String detail, String path) {
    return switch (failure) {
      case RiskException.UnknownMarket _ ->
          Problem.of(404, "unknown-market", "Unknown market", detail, path);
      case RiskException.NoRate _ -> Problem.of(UNPROCESSABLE, "no-rate", "No rate", detail, path);
      case RiskException.UnknownSet _ ->
          Problem.of(404, "unknown-set", "Unknown set", detail, path);
      case RiskException.HistoryChanged _ ->
          Problem.of(UNAVAILABLE, "history-changed", "History changed", detail, path);
      case RiskException.InsufficientHistory history ->
          Problem.of(UNPROCESSABLE, "insufficient-history", "Insufficient history", detail, path)
              .with(Map.of("have", history.have(), "need", history.need()));
      case RiskException.UnsupportedHorizon horizon ->
          Problem.of(UNPROCESSABLE, "unsupported-horizon", "Unsupported horizon", detail, path)
              .with(Map.of("barLengthSeconds", horizon.barLengthMs() / 1000));
      case RiskException.InvalidGuardRails _ ->
          Problem.of(UNPROCESSABLE, "invariant-violated", "Invariant violated", detail, path);
      case RiskException.MissingHistory missing ->
          Problem.of(UNPROCESSABLE, "missing-history", "Missing history", detail, path)
              .with(
                  Map.of(
                      "marketId", missing.marketId(), "from", missing.from(), "to", missing.to()));
    };
  }

  @ServerExceptionMapper
  public RestResponse<Problem> stale(StaleInputsException failure, UriInfo uri) {
    String detail = String.valueOf(failure.getMessage());
    return Problem.of(UNAVAILABLE, "stale-inputs", "Stale inputs", detail, path(uri))
        .with(failure.facts())
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_STALE_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> overloaded(OverloadedException failure, UriInfo uri) {
    return ProblemPages.overloaded(path(uri))
        .response()
        .header(HttpHeaders.RETRY_AFTER, failure.retrySeconds())
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> storeUnavailable(StoreUnavailableException failure, UriInfo uri) {
    LOG.warnf("%s: %s", uri.getPath(), failure.getMessage());
    String detail = "the store does not answer; what was acknowledged before is kept";
    return Problem.of(UNAVAILABLE, "store-unavailable", "Store unavailable", detail, path(uri))
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> notFound(NotFoundException failure, UriInfo uri) {
    return ProblemPages.unknownPath(path(uri)).response().build();
  }

  /** What the framework refuses by itself: method, media types, an unreadable request line. */
  @ServerExceptionMapper
  public RestResponse<Problem> refused(WebApplicationException failure, UriInfo uri) {
    Response.StatusType status = failure.getResponse().getStatusInfo();
    RestResponse.ResponseBuilder<Problem> response =
        ProblemPages.ofStatus(status.getStatusCode(), path(uri)).response();
    Object allowed = failure.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
    return (allowed == null ? response : response.header(HttpHeaders.ALLOW, allowed)).build();
  }

  /** A fault of ours: the log has the stack trace, the client gets none. */
  @ServerExceptionMapper
  public RestResponse<Problem> fault(Throwable failure, UriInfo uri) {
    LOG.errorf(failure, "%s failed", uri.getPath());
    return ProblemPages.ofStatus(500, path(uri)).response().build();
  }

  private static String path(UriInfo uri) {
    return uri.getRequestUri().getRawPath();
  }
}
