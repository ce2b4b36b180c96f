package io.foreshock.adapter.bootstrap;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.foreshock.adapter.Await;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as a whole starts with a fresh store and shows what operators look for. */
@QuarkusTest
class ServiceTest {

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
  void health_freshStart_isUp(String path) throws InterruptedException {
    Await.until("/q/health/ready", ready -> ready.statusCode() == 200);

    get(path).then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void openApi_freshStart_isServed() {
    get("/q/openapi").then().statusCode(200).body(containsString("openapi: 3"));
  }

  @Test
  void swaggerUi_freshStart_isServed() {
    get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
  }

  @Test
  void metrics_freshStart_areServed() {
    get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
  }
}
