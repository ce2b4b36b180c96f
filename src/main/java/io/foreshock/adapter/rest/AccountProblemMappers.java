package io.foreshock.adapter.rest;

import io.foreshock.portfolio.account.AccountException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what stops a request about accounts into a {@link Problem}. */
final class AccountProblemMappers {

  @ServerExceptionMapper
  public RestResponse<Problem> account(AccountException failure, UriInfo uri) {
    String detail = String.valueOf(failure.getMessage());
    String path = uri.getRequestUri().getRawPath();
    Problem problem =
        switch (failure) {
          case AccountException.Unknown _ ->
              Problem.of(404, "unknown-account", "Unknown account", detail, path);
          case AccountException.Changed _ ->
              Problem.of(412, "precondition-failed", "Precondition failed", detail, path);
          case AccountException.TooMany _ ->
              Problem.of(409, "too-many-accounts", "Too many accounts", detail, path);
        };
    return problem.response().build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> gone(EventsGoneException failure, UriInfo uri) {
    return Problem.of(
            410,
            "events-gone",
            "Events gone",
            String.valueOf(failure.getMessage()),
            uri.getRequestUri().getRawPath())
        .response()
        .build();
  }
}
