package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JumpFlagTest {

  private static double[] moves(int count, long seed) {
    Random random = new Random(seed);
    double[] moves = new double[count];
    for (int i = 0; i < count; i++) {
      moves[i] = Math.abs(0.02 * random.nextGaussian());
    }
    return moves;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  @Test
  void suspects_normalMoves_flagsNone() {
    assertThat(count(JumpFlag.suspects(moves(5000, 1)))).isZero();
  }

  @Test
  void suspects_twoJumpsInARow_flagsBothAtTheirOwnTime() {
    double[] moves = moves(500, 2);
    moves[300] = 0.6;
    moves[301] = 0.6;
    boolean[] suspects = JumpFlag.suspects(moves);
    assertThat(suspects[300]).isTrue();
    assertThat(suspects[301]).isTrue();
    assertThat(count(suspects)).isEqualTo(2);
  }

  @Test
  void suspects_tenfoldScaleForGood_stopsFlaggingWithinTenMoves() {
    double[] moves = moves(500, 3);
    for (int i = 300; i < 500; i++) {
      moves[i] *= 10;
    }
    boolean[] suspects = JumpFlag.suspects(moves);
    assertThat(count(suspects)).isPositive();
    assertThat(count(Arrays.copyOfRange(suspects, 310, 500))).isZero();
  }

  @Test
  void suspects_constantPastThenMove_flagsTheMove() {
    double[] moves = new double[30];
    moves[25] = 0.01;
    assertThat(JumpFlag.suspects(moves)[25]).isTrue();
  }

  @Test
  void suspects_movesCutShort_flagsAlike() {
    double[] moves = moves(200, 4);
    moves[100] = 1;
    boolean[] whole = JumpFlag.suspects(moves);
    for (int cut = 0; cut <= moves.length; cut++) {
      assertThat(JumpFlag.suspects(Arrays.copyOf(moves, cut))).isEqualTo(Arrays.copyOf(whole, cut));
    }
  }

  @Test
  void suspects_notANumber_isRefused() {
    assertThatThrownBy(() -> JumpFlag.suspects(1, Double.NaN)).hasMessageContaining("moves[1]");
  }
}
