package io.foreshock.adapter.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what stops a request about prices into a {@link Problem}. */
final class PriceProblemMappers {

  private static final int UNAUTHORIZED = 401;

  /** What a client without a signature is asked for; RFC 9110 demands that it is told. */
  private static final String CHALLENGE = "Ed25519 realm=\"prices\"";

  @ServerExceptionMapper
  public RestResponse<Problem> refused(PriceRequestException failure, UriInfo uri) {
    Problem problem = problem(failure, path(uri)).with(Map.of("errors", List.of(failure.part())));
    RestResponse.ResponseBuilder<Problem> response = problem.response();
    return problem.status() == UNAUTHORIZED
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE).build()
        : response.build();
  }

  private static Problem problem(PriceRequestException failure, String path) {
    String detail = String.valueOf(failure.getMessage());
    return switch (failure.fault()) {
      case UNSIGNED ->
          Problem.of(UNAUTHORIZED, "signature-missing", "Signature missing", detail, path);
      case FORGED -> Problem.of(403, "signature-invalid", "Signature invalid", detail, path);
      case CONFLICT -> Problem.of(409, "price-conflict", "Price conflict", detail, path);
    };
  }

  @ServerExceptionMapper
  public RestResponse<Problem> unpriced(UnpricedMarketException failure, UriInfo uri) {
    String detail = String.valueOf(failure.getMessage());
    return Problem.of(404, "no-price-sources", "No price sources", detail, path(uri))
        .response()
        .build();
  }

  private static String path(UriInfo uri) {
    return uri.getRequestUri().getRawPath();
  }
}
