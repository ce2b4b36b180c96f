package io.foreshock.adapter.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the contract says of the interface as a whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Foreshock",
            version = "1",
            description =
                """
                Forecasts market stress and turns the forecast into margin parameters.

                Decision values are integers in named units: `Ppm` is parts per million of notional \
                or of collateral value, `Ms` epoch milliseconds. Margins and haircuts round up. A \
                forecast is not a parameter: forecasts are raw, log-return losses; parameters are \
                what a venue applies. Errors are `application/problem+json` (RFC 9457).
                """,
            license = @License(name = "Apache-2.0")),
    tags = {
      @Tag(name = Api.MARKETS, description = "What is published."),
      @Tag(name = Api.PARAMETERS, description = "Margins and haircuts a venue applies, and why."),
      @Tag(name = Api.PORTFOLIOS, description = "What whole portfolios need."),
      @Tag(
          name = Api.ACCOUNTS,
          description = "Accounts under watch, and when they stand otherwise."),
      @Tag(name = Api.FORECASTS, description = "Raw forecasts of volatility, regime and tail."),
      @Tag(name = Api.BACKTESTS, description = "How forecasts and margins did over history."),
      @Tag(name = Api.DATA, description = "Price bars in, and what became of them."),
      @Tag(name = Api.MODELS, description = "The champions in service."),
      @Tag(name = Api.TRAININGS, description = "Models made anew, on request or by the clock."),
      @Tag(
          name = Api.INFERENCE,
          description = "Learned models in service, by the Open Inference Protocol v2.")
    })
public final class Api extends Application {

  static final String MARKETS = "Markets";
  static final String PARAMETERS = "Parameters";
  static final String PORTFOLIOS = "Portfolios";
  static final String ACCOUNTS = "Accounts";
  static final String FORECASTS = "Forecasts";
  static final String BACKTESTS = "Backtests";
  static final String DATA = "Market data";
  static final String MODELS = "Models";
  static final String TRAININGS = "Trainings";
  static final String INFERENCE = "Inference";

  static final String REFUSED = "The request cannot be answered; code and detail say why.";
  static final String MARKET_ID = "Id, symbol or alias of a market.";
  static final String AS_OF =
      "Knowledge time, epoch milliseconds or an ISO-8601 instant: the answer is what was in force"
          + " then. Absent: now.";

  static final String EXAMPLE_MARKET = "INDEX.GSPC";
  static final String EXAMPLE_SET = "INDEX.GSPC-5045-9f86d081884c7d65";
  static final String EXAMPLE_MOMENT = "2020-03-13T00:00:00Z";
}
