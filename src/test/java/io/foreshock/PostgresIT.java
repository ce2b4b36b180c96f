package io.foreshock;

import static io.restassured.RestAssured.get;

import io.foreshock.adapter.Await;
import io.restassured.RestAssured;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on PostgreSQL, chosen by settings alone. */
class PostgresIT {

  @TempDir Path folder;

  @AfterEach
  void reset() {
    RestAssured.reset();
  }

  @Test
  void serve_postgresql_migratesImportsAndPublishes() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Program program =
          new Program(folder)
              .with("FORESHOCK_STORE_KIND", "postgresql")
              .with("FORESHOCK_STORE_POSTGRESQL_URL", server.getJdbcUrl("postgres", "postgres"))
              .with("FORESHOCK_STORE_POSTGRESQL_USERNAME", "postgres")
              .with("FORESHOCK_STORE_POSTGRESQL_PASSWORD", "postgres");
      Path bars = Path.of("training-data", "btc-daily-2016-2017", "bars.csv.gz").toAbsolutePath();
      program.run("import", bars.toString()).succeeded();
      try (Program.Service service = program.serve()) {
        RestAssured.baseURI = service.url();
        RestAssured.port = RestAssured.UNDEFINED_PORT;
        Await.until("/q/health/ready", ready -> ready.statusCode() == 200);
        get("/v1/markets/BTC-USD/margin-parameters").then().statusCode(200);
      }
    }
  }
}
