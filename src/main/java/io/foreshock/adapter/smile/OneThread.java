package io.foreshock.adapter.smile;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import smile.math.MathEx;
import smile.stat.distribution.GaussianDistribution;

/**
 * Fits with the library in a thread of its own. Random numbers are seeded thread by thread, and the
 * library spreads its work over the threads of the pool it is called in: in a pool of one they come
 * in one order.
 */
final class OneThread {

  private OneThread() {}

  /** Returns what a fit gives that begins with a seed. */
  static <T> T fit(long seed, Callable<T> fit) {
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      return pool.submit(
              () -> {
                MathEx.setSeed(seed);
                GaussianDistribution.resetCache(); // keeps every second number for the next call
                return fit.call();
              })
          .join();
    }
  }
}
