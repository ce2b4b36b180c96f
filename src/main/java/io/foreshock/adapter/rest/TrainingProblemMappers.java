package io.foreshock.adapter.rest;

import io.foreshock.application.PromoteModel;
import io.foreshock.application.TrainingRefusedException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what stops a request about trainings and models into a {@link Problem}. */
final class TrainingProblemMappers {

  @ServerExceptionMapper
  public RestResponse<Problem> refused(TrainingRefusedException failure, UriInfo uri) {
    String detail = String.valueOf(failure.getMessage());
    String path = uri.getRequestUri().getRawPath();
    Problem problem =
        switch (failure.code()) {
          case UNKNOWN_TRAINING ->
              Problem.of(404, "unknown-training", "Unknown training", detail, path);
          case TRAINING_IN_PROGRESS ->
              Problem.of(409, "training-in-progress", "Training in progress", detail, path);
          case TRAINING_ENDED -> Problem.of(409, "training-ended", "Training ended", detail, path);
          case TRAINING_NOT_AVAILABLE ->
              Problem.of(501, "training-not-available", "Training not available", detail, path);
          case KEY_REUSED ->
              Problem.of(409, "idempotency-key-reused", "Idempotency key reused", detail, path);
        };
    return problem.response().build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> forbidden(ForbiddenRequestException failure, UriInfo uri) {
    return Problem.of(
            403,
            "forbidden",
            "Forbidden",
            String.valueOf(failure.getMessage()),
            uri.getRequestUri().getRawPath())
        .response()
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> unknownModel(UnknownModelException failure, UriInfo uri) {
    return Problem.of(
            404,
            "unknown-model",
            "Unknown model",
            String.valueOf(failure.getMessage()),
            uri.getRequestUri().getRawPath())
        .response()
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> unknownOnTheShelf(
      PromoteModel.UnknownModelException failure, UriInfo uri) {
    return Problem.of(
            404,
            "unknown-model",
            "Unknown model",
            String.valueOf(failure.getMessage()),
            uri.getRequestUri().getRawPath())
        .response()
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> promotionRefused(
      PromoteModel.RefusedException failure, UriInfo uri) {
    return Problem.of(
            409,
            "promotion-refused",
            "Promotion refused",
            String.valueOf(failure.getMessage()),
            uri.getRequestUri().getRawPath())
        .response()
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> keyReused(KeyReusedException failure, UriInfo uri) {
    return Problem.of(
            409,
            "idempotency-key-reused",
            "Idempotency key reused",
            String.valueOf(failure.getMessage()),
            uri.getRequestUri().getRawPath())
        .response()
        .build();
  }
}
