package io.foreshock.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for what the service does in the background, by asking it. */
public final class Await {

  private static final int ATTEMPTS = 400;
  private static final long PAUSE_MS = 100;

  private Await() {}

  /** Asks again until the answer is as wanted, a bounded number of times. */
  public static Response until(String path, Predicate<Response> wanted)
      throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Response answer = RestAssured.get(path);
    for (int attempt = 0; attempt < ATTEMPTS && !wanted.test(answer); attempt++) {
      assertThat(never.await(PAUSE_MS, TimeUnit.MILLISECONDS)).isFalse();
      answer = RestAssured.get(path);
    }
    assertThat(wanted.test(answer)).as("%s, last answer %s", path, answer.asString()).isTrue();
    return answer;
  }
}
