package io.foreshock.adapter.bootstrap;

import io.foreshock.application.ChallengerJudge;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.JudgedModel;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Believes what a trained folder says of itself. */
@Mock
@Singleton
public class TestJudge implements ChallengerJudge {

  @Override
  public Verdict judge(ClassGroup group, String folder, Runnable mayShelve) {
    String said = said(Path.of(folder, "index.json"));
    JudgedModel model = new JudgedModel("classical-" + group.code(), "2025-01-01", "report-1");
    if (said.equals("better")) {
      mayShelve.run();
      return new Verdict(true, "better on every count", model);
    }
    if (said.equals("worse")) {
      return new Verdict(false, "fz0-0.01 is worse", model);
    }
    throw new IllegalArgumentException("index.json cannot be read");
  }

  private static String said(Path index) {
    try {
      return Files.readString(index).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
