package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodedTest {

  private final Decoded<String> decoded = new Decoded<>(2);
  private final List<String> made = new ArrayList<>();

  private String of(String sha256) throws RejectedArtifactException {
    return decoded.of(
        sha256,
        () -> {
          made.add(sha256);
          return "content of " + sha256;
        });
  }

  @Test
  void of_askedForLongestAgo_isForgottenFirst() throws RejectedArtifactException {
    for (String sha256 : List.of("a", "b", "a", "c", "a", "b")) {
      assertThat(of(sha256)).isEqualTo("content of " + sha256);
    }
    assertThat(made).containsExactly("a", "b", "c", "b");
  }

  @Test
  void of_refused_isTriedAgain() throws RejectedArtifactException {
    assertThatThrownBy(() ->
            decoded.of(
                "a",
                () -> {
                  throw new RejectedArtifactException("x", "is damaged");
                }))
        .isInstanceOf(RejectedArtifactException.class);
    assertThat(of("a")).isEqualTo("content of a");
  }
}
