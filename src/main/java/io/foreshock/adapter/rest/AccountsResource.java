package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.AccountStatus;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.PortfolioOrder;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.application.RiskException;
import io.foreshock.application.WatchAccounts;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.LiquidationProposal;
import io.foreshock.portfolio.account.AccountException;
import io.foreshock.portfolio.account.AccountId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts under watch: registered, read, removed, and the events they make. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.ACCOUNTS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class AccountsResource {

  private static final Set<String> MEMBERS = Set.of("positions", "collateral");
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String ID =
      "Name of an account: letters, digits, points, underscores, hyphens; at most 64.";
  private static final String IF_MATCH =
      "ETag the account must have; another one, or none at all, gets 412. Absent: any.";
  private static final int MOST_LISTED = 1_000;

  private final WatchAccounts accounts;
  private final AssessPortfolio portfolios;
  private final PublishMargins margins;
  private final AccountEvents events;
  private final JsonBodies bodies;

  AccountsResource(
      WatchAccounts accounts,
      AssessPortfolio portfolios,
      PublishMargins margins,
      AccountEvents events,
      JsonBodies bodies) {
    this.accounts = accounts;
    this.portfolios = portfolios;
    this.margins = margins;
    this.events = events;
    this.bodies = bodies;
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "putAccount",
      summary = "Registers an account, or puts another content in its place",
      description =
          "The body is that of a portfolio. It is stored, measured at once, and measured again"
              + " whenever a price or parameters are published. 409 too-many-accounts: the service"
              + " watches as many as it may.")
  @APIResponse(
      responseCode = "200",
      description = "The account, changed; its ETag is its version.",
      content = @Content(schema = @Schema(implementation = AccountDocument.class)))
  @APIResponse(
      responseCode = "201",
      description = "The account, new.",
      content = @Content(schema = @Schema(implementation = AccountDocument.class)))
  public Response put(
      @Parameter(description = ID, example = "desk-7") @PathParam("id") String id,
      @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PortfolioSchema.class)))
          InputStream body) {
    AccountId name = accountId(id);
    JsonNode json = bodies.read(body);
    PublishedSnapshot snapshot = margins.snapshot();
    BodyReader reader = new BodyReader();
    reader.only(json, "", MEMBERS);
    PortfolioOrder order = new PortfolioReader(portfolios, snapshot, reader).read(json, "");
    reader.check();
    Optional<AccountStatus> known = known(name);
    OptionalLong expected = expected(name, ifMatch, known);
    AccountStatus status = accounts.put(name, order, snapshot, expected);
    return response(known.isPresent() ? Response.Status.OK : Response.Status.CREATED, status);
  }

  private static AccountId accountId(String id) {
    try {
      return new AccountId(id);
    } catch (IllegalArgumentException bad) {
      throw InvalidRequestException.inParameter("id", String.valueOf(bad.getMessage()));
    }
  }

  private Optional<AccountStatus> known(AccountId id) {
    try {
      return Optional.of(accounts.find(id));
    } catch (AccountException.Unknown _) {
      return Optional.empty();
    }
  }

  private static OptionalLong expected(
      AccountId id, @Nullable String ifMatch, Optional<AccountStatus> known) {
    if (ifMatch == null) {
      return OptionalLong.empty();
    }
    long version = known.map(each -> each.account().version()).orElse(-1L);
    if (known.isEmpty() || !EntityTags.matchStrongly(ifMatch, entityTag(version))) {
      throw new AccountException.Changed(id);
    }
    return OptionalLong.of(version);
  }

  private static String entityTag(long version) {
    return "\"" + version + "\"";
  }

  private Response response(Response.Status code, AccountStatus status) {
    return Response.status(code)
        .header(HttpHeaders.ETAG, entityTag(status.account().version()))
        .entity(AccountDocument.of(status, proposal(status)))
        .build();
  }

  /** An account that cannot be measured now has no proposal; its failure is told. */
  private @Nullable LiquidationProposal proposal(AccountStatus status) {
    boolean below =
        status
            .assessed()
            .filter(each -> each.numbers().state().compareTo(AccountState.MARGIN_CALL) >= 0)
            .isPresent();
    try {
      return below ? accounts.proposal(status.account().id()).orElse(null) : null;
    } catch (RiskException | AccountException _) {
      return null;
    }
  }

  @GET
  @Path("/{id}")
  @Blocking
  @Operation(
      operationId = "getAccount",
      summary = "Returns an account",
      description = "What it holds, how it stands, and what to close where it has too little.")
  @APIResponseSchema(
      value = AccountDocument.class,
      responseDescription = "The account; its ETag is its version.")
  public Response one(@Parameter(description = ID) @PathParam("id") String id) {
    return response(Response.Status.OK, accounts.find(accountId(id)));
  }

  @GET
  @Blocking
  @Operation(
      operationId = "listAccounts",
      summary = "Lists accounts",
      description = "How each stands, in the order of their names.")
  @APIResponseSchema(
      value = AccountDocument.Page.class,
      responseDescription = "A page of accounts.")
  public AccountDocument.Page list(
      @Parameter(description = "nextCursor of the page before; absent for the first page.")
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Accounts of a page, 1 to 1,000.")
          @QueryParam("limit")
          @DefaultValue("100")
          String limit,
      @Parameter(description = "Only those that stand so: a state, such as LIQUIDATE.")
          @QueryParam("state")
          @Nullable String state) {
    int count = Parameters.integer("limit", limit);
    if (!(count >= 1 && count <= MOST_LISTED)) {
      throw InvalidRequestException.inParameter(
          "limit", "limit must be in [1, " + MOST_LISTED + "], was " + count);
    }
    List<AccountStatus> found =
        accounts.page(
            Optional.ofNullable(cursor).map(AccountsResource::cursor),
            Optional.ofNullable(state).map(AccountsResource::state),
            count + 1);
    List<AccountStatus> page = found.subList(0, Math.min(count, found.size()));
    return new AccountDocument.Page(
        page.stream().map(AccountDocument.Summary::of).toList(),
        found.size() > count ? page.getLast().account().id().value() : null);
  }

  private static AccountId cursor(String text) {
    try {
      return new AccountId(text);
    } catch (IllegalArgumentException _) {
      throw InvalidRequestException.inParameter(
          "cursor", "cursor must be the nextCursor of a page, was '" + text + "'");
    }
  }

  private static AccountState state(String text) {
    return Arrays.stream(AccountState.values())
        .filter(each -> each.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            InvalidRequestException.inParameter(
                "state",
                "state must be one of " + List.of(AccountState.values()) + ", was '" + text + "'"));
  }

  @DELETE
  @Path("/{id}")
  @Blocking
  @Operation(
      operationId = "deleteAccount",
      summary = "Removes an account",
      description = "It is not watched any more.")
  @APIResponse(responseCode = "204", description = "The account is gone.")
  public void remove(
      @Parameter(description = ID) @PathParam("id") String id,
      @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    AccountId name = accountId(id);
    AccountStatus status = accounts.find(name);
    expected(name, ifMatch, Optional.of(status));
    accounts.remove(name, status.account().version());
  }

  @GET
  @Path("/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      operationId = "watchAccounts",
      summary = "Streams what changes how accounts stand",
      description =
          "Server-sent events named state, from now on or, with Last-Event-ID, from the one after"
              + " it. 410 events-gone: not all of those are kept any more. A reader that is too slow"
              + " gets an event named gone as the last one.")
  @APIResponse(
      responseCode = "200",
      description = "Events; the data of each is JSON.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = AccountEventDocument.class)))
  public Multi<OutboundSseEvent> events(
      @Parameter(description = "Id of the last event the client has seen.")
          @HeaderParam(LAST_EVENT_ID)
          @Nullable String lastEventId,
      @Parameter(hidden = true) @Context Sse sse) {
    return events.after(
        lastEventId == null
            ? OptionalLong.empty()
            : OptionalLong.of(Parameters.count(LAST_EVENT_ID, lastEventId)),
        sse);
  }
}
