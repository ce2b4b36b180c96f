package io.foreshock.adapter.rest;

import io.foreshock.adapter.rest.StageRequests.StageRequest;
import io.foreshock.application.PromoteModel;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ShelvedModel;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out promotions and rollbacks, each once for a key, as long as the service runs. What was
 * refused is not remembered: the same request may be right later. One promotion goes on at a time,
 * because it walks markets; a rollback waits for none.
 */
@Singleton
final class Promotions {

  private static final int MOST_REMEMBERED = 1000;

  private final PromoteModel promote;
  private final ModelShelf shelf;
  private final Object promoting = new Object();
  private final Object rollingBack = new Object();
  private final SequencedMap<String, Remembered> answers = new LinkedHashMap<>();

  Promotions(PromoteModel promote, ModelShelf shelf) {
    this.promote = promote;
    this.shelf = shelf;
  }

  private enum Action {
    PROMOTE,
    ROLL_BACK
  }

  private record Remembered(Action action, StageRequest request, StageDocument answer) {}

  /** Lets an edition serve; see {@link PromoteModel#promote}. */
  StageDocument promote(String key, StageRequest request) {
    synchronized (promoting) {
      return once(
          key,
          Action.PROMOTE,
          request,
          () -> StageDocument.promoted(promote.promote(request.reference(), request.reason())));
    }
  }

  /** Takes an edition out of service; see {@link PromoteModel#rollback}. */
  StageDocument rollback(String key, StageRequest request) {
    synchronized (rollingBack) {
      return once(
          key,
          Action.ROLL_BACK,
          request,
          () -> {
            ShelvedModel inItsPlace = promote.rollback(request.reference(), request.reason());
            return StageDocument.rolledBack(find(request.reference()), inItsPlace.reference());
          });
    }
  }

  private ShelvedModel find(ModelReference reference) {
    return shelf.list().stream()
        .filter(model -> model.reference().equals(reference))
        .findFirst()
        .orElseThrow(() -> new PromoteModel.UnknownModelException(reference));
  }

  private StageDocument once(
      String key, Action action, StageRequest request, Supplier<StageDocument> work) {
    Remembered before = remembered(key);
    if (before == null) {
      StageDocument answer = work.get();
      remember(key, new Remembered(action, request, answer));
      return answer;
    }
    if (!(before.action() == action && before.request().equals(request))) {
      throw new KeyReusedException(key);
    }
    return before.answer();
  }

  private @Nullable Remembered remembered(String key) {
    synchronized (answers) {
      return answers.get(key);
    }
  }

  private void remember(String key, Remembered answer) {
    synchronized (answers) {
      answers.put(key, answer);
      if (answers.size() > MOST_REMEMBERED) {
        answers.pollFirstEntry();
      }
    }
  }
}
