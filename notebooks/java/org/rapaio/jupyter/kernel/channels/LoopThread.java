package org.rapaio.jupyter.kernel.channels;

/**
 * Takes the place of the kernel's own class of this name, ahead of it on the class path: a thread
 * that runs a body again and again. In version 3.0.1 a kernel on a busy machine often never
 * answers. Its own class may be over before it is told to run, and a message that arrives before
 * the kernel has said who handles it ends the thread. Here the thread runs from its start, and such
 * a message is let go: its sender asks again until it gets an answer.
 */
public final class LoopThread extends Thread {

  private final long pauseMs;
  private final Runnable body;
  private volatile boolean running = true;

  /**
   * Makes a thread that has not started.
   *
   * @param name its name
   * @param pauseMs pause after each run of the body, milliseconds
   * @param body what is run
   */
  public LoopThread(String name, long pauseMs, Runnable body) {
    super(name);
    this.pauseMs = pauseMs;
    this.body = body;
  }

  @Override
  public void run() {
    try {
      while (running) {
        runOnce();
        Thread.sleep(pauseMs);
      }
    } catch (InterruptedException asked) {
      running = false;
    }
  }

  private void runOnce() {
    try {
      body.run();
    } catch (NullPointerException failure) {
      if (!tooEarly(failure)) {
        throw failure;
      }
    }
  }

  private static boolean tooEarly(NullPointerException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length > 0
        && trace[0].getClassName().equals(Channels.class.getName())
        && trace[0].getMethodName().equals("getHandler");
  }

  /** Ends the thread after the run of the body that is under way. */
  public void shutdown() {
    running = false;
  }
}
