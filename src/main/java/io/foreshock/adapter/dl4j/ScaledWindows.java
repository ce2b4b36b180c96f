package io.foreshock.adapter.dl4j;

import io.foreshock.forecast.learned.FeatureScale;
import io.foreshock.training.LearningRows;

/** Windows of inputs as nets take them. */
final class ScaledWindows {

  private ScaledWindows() {}

  /** Returns the scaled inputs of each row, step after step. */
  static float[][] of(LearningRows rows, FeatureScale scale) {
    float[][] windows = new float[rows.size()][];
    for (int i = 0; i < windows.length; i++) {
      double[][] days = rows.windows()[i];
      windows[i] = new float[days.length * scale.size()];
      for (int step = 0; step < days.length; step++) {
        scale.put(days[step], windows[i], step * scale.size());
      }
    }
    return windows;
  }
}
