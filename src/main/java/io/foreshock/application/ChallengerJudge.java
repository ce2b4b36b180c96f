package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import io.foreshock.training.JudgedModel;

/**
 * Port: judges what a training left in a folder, and puts it on the shelf if it passes. The only
 * way from a training to the models that serve.
 */
@FunctionalInterface
public interface ChallengerJudge {

  /**
   * Judges a trained model.
   *
   * @param group markets it was trained for
   * @param folder folder of models, with an index that names what was trained
   * @param mayShelve to be run right before the shelf is changed; throws if the training has lost
   *     its lease meanwhile, and then nothing must be changed
   * @return what was found; a model that did not pass has changed nothing
   * @throws IllegalArgumentException if the folder holds no sound model
   * @throws InterruptedException if the judging is cancelled; nothing has been changed then
   */
  Verdict judge(ClassGroup group, String folder, Runnable mayShelve) throws InterruptedException;

  /**
   * What the judge found.
   *
   * @param accepted whether the model passed and is on the shelf
   * @param reason why, one line
   * @param model the model and the reference of the judge's report
   */
  record Verdict(boolean accepted, String reason, JudgedModel model) {}
}
