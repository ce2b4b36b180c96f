package io.foreshock.adapter.bootstrap;

import jakarta.inject.Singleton;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;

/**
 * Makes threads that get the processor only where requests leave it. Linux takes no notice of
 * Java's priorities, but has a nice value for each thread, which any thread may raise for itself.
 * In a native image, whose foreign calls would have to be registered, and elsewhere Java's priority
 * is all there is.
 */
@Singleton
final class LowPriorityThreads {

  private static final Logger LOG = Logger.getLogger(LowPriorityThreads.class);

  /** A tenth of the weight of a request beside it; never so little that nothing is published. */
  private static final int NICE = 10;

  private static final int OF_A_THREAD = 0;
  private static final int THE_CALLER = 0;

  private final Optional<MethodHandle> setPriority;

  /** Looks up what the platform has. */
  LowPriorityThreads() {
    boolean knowsNice = System.getProperty("os.name").equals("Linux");
    boolean nativeImage = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    setPriority = knowsNice && !nativeImage ? setPriority() : Optional.empty();
  }

  /** The C function {@code int setpriority(int which, int who, int nice)}. */
  private static Optional<MethodHandle> setPriority() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(address ->
            linker.downcallHandle(
                address,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT)));
  }

  /**
   * Returns a factory of daemon threads.
   *
   * @param name their name; a number follows it
   */
  ThreadFactory factory(String name) {
    ThreadFactory threads =
        Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(name + "-", 0).factory();
    return task ->
        threads.newThread(() -> {
          setPriority.ifPresent(LowPriorityThreads::lower);
          task.run();
        });
  }

  private static void lower(MethodHandle setPriority) {
    try {
      int failed = (int) setPriority.invokeExact(OF_A_THREAD, THE_CALLER, NICE);
      LOG.tracef("nice value %d, result %d", NICE, failed);
    } catch (Throwable impossible) {
      throw new IllegalStateException("a C function threw", impossible);
    }
  }
}
