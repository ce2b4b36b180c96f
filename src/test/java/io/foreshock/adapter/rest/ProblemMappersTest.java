package io.foreshock.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.StoreUnavailableException;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** Faults that no request can provoke at will. */
class ProblemMappersTest {

  private static final UriInfo URI_INFO =
      (UriInfo)
          Proxy.newProxyInstance(
              ProblemMappersTest.class.getClassLoader(),
              new Class<?>[] {UriInfo.class},
              (proxy, method, arguments) ->
                  method.getName().equals("getRequestUri")
                      ? URI.create("http://localhost/v1/feeds")
                      : "/v1/feeds");

  @Test
  void storeUnavailable_503TellsWhenToTryAgainAndNoInternals() {
    RestResponse<Problem> answer =
        new ProblemMappers()
            .storeUnavailable(
                new StoreUnavailableException("could not read", new Exception("disk")), URI_INFO);

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isNotBlank();
    assertThat(answer.getEntity().type()).isEqualTo("urn:foreshock:problem:store-unavailable");
    assertThat(answer.getEntity().detail()).doesNotContain("could not read", "disk");
  }

  @Test
  void fault_500TellsNothingOfItsCause() {
    RestResponse<Problem> answer =
        new ProblemMappers().fault(new IllegalStateException("secret of ours"), URI_INFO);

    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(answer.getEntity().type()).isEqualTo("urn:foreshock:problem:internal-error");
    assertThat(answer.getEntity().instance()).isEqualTo("/v1/feeds");
    assertThat(answer.getEntity().toString()).doesNotContain("secret");
  }
}
