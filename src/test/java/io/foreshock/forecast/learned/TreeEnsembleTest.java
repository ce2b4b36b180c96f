package io.foreshock.forecast.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TreeEnsembleTest {

  private static final int LEAF = TreeEnsemble.LEAF;

  /** x0 ≤ 1 ? (x1 ≤ −2 ? 10 : 20) : 30, and a lone leaf of 0.5; base 100. */
  private static final TreeEnsemble ENSEMBLE =
      TreeEnsemble.of(
          2,
          100.0,
          new int[] {0, 5},
          new int[] {0, 1, LEAF, LEAF, LEAF, LEAF},
          new double[] {1.0, -2.0, 10.0, 20.0, 30.0, 0.5},
          new int[] {1, 2, 0, 0, 0, 0},
          new int[] {4, 3, 0, 0, 0, 0});

  @Test
  void score_everyLeaf_isReached() {
    assertThat(ENSEMBLE.score(new double[] {1.0, -2.0})).isEqualTo(110.5);
    assertThat(ENSEMBLE.score(new double[] {1.0, Math.nextUp(-2.0)})).isEqualTo(120.5);
    assertThat(ENSEMBLE.score(new double[] {Math.nextUp(1.0), -9.0})).isEqualTo(130.5);
  }

  @Test
  void score_missingValue_goesTheWayOfANo() {
    assertThat(ENSEMBLE.score(new double[] {Double.NaN, -9.0})).isEqualTo(130.5);
  }

  @Test
  void of_nodesThatPointAstray_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one(new int[] {0}, new int[] {0, LEAF}, new int[] {0, 0}))
        .withMessage("yes must be in [1, 1], was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one(new int[] {2}, new int[] {LEAF, LEAF}, new int[] {0, 0}))
        .withMessage("root must be in [0, 1], was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one(new int[] {0}, new int[] {3, LEAF}, new int[] {1, 0}))
        .withMessage("feature must be in [0, 1], was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one(new int[] {0}, new int[] {LEAF}, new int[] {0, 0}))
        .withMessage("feature, number, yes and no must be of one length");
  }

  private static TreeEnsemble one(int[] roots, int[] feature, int[] next) {
    return TreeEnsemble.of(2, 0.0, roots, feature, new double[] {1.0, 2.0}, next, next);
  }
}
