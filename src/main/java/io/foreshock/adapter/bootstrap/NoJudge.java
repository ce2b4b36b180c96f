package io.foreshock.adapter.bootstrap;

import io.foreshock.application.ChallengerJudge;
import io.foreshock.model.ClassGroup;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** Stands in where nothing judges challengers: then none may pass. */
@Singleton
@DefaultBean
final class NoJudge implements ChallengerJudge {

  @Override
  public Verdict judge(ClassGroup group, String folder, Runnable mayShelve) {
    throw new IllegalStateException("nothing judges challengers here, so none is kept");
  }
}
