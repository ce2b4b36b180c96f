package io.foreshock.forecast.tail;

import java.util.Arrays;

/**
 * The last so many numbers of a stream, kept both in time order and sorted. An addition moves one
 * block of the sorted array, O(n) but at memory speed.
 */
public final class SortedWindow {

  private static final int FIRST_LENGTH = 512;

  private final int capacity;
  private double[] ring;
  private double[] sorted;
  private int oldest;
  private int size;

  /**
   * Makes an empty window.
   *
   * @param capacity numbers it holds at most, at least 1
   */
  public SortedWindow(int capacity) {
    if (!(capacity >= 1)) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    this.capacity = capacity;
    this.ring = new double[Math.min(capacity, FIRST_LENGTH)];
    this.sorted = new double[ring.length];
  }

  int capacity() {
    return capacity;
  }

  /** Returns how many numbers it holds. */
  public int size() {
    return size;
  }

  /** Returns the backing array, ascending in its first {@link #size} places; not to be changed. */
  double[] sorted() {
    return sorted;
  }

  /**
   * Returns the sample quantile of type 7, in the unit of the numbers.
   *
   * @param probability in [0, 1]
   * @throws IllegalStateException if the window is empty
   */
  public double quantile(double probability) {
    if (size == 0) {
      throw new IllegalStateException("an empty window has no quantile");
    }
    double position = EmpiricalQuantile.position(size, probability);
    int below = (int) position;
    int above = Math.min(below + 1, size - 1);
    return EmpiricalQuantile.between(sorted[below], sorted[above], position - below);
  }

  /**
   * Returns how many of the numbers are above a limit.
   *
   * @param limit not NaN
   */
  public int countAbove(double limit) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] > limit) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return size - from;
  }

  /** Returns the numbers from the oldest to the newest. */
  double[] inTimeOrder() {
    double[] ordered = new double[size];
    System.arraycopy(ring, oldest, ordered, 0, size - oldest);
    System.arraycopy(ring, 0, ordered, size - oldest, oldest);
    return ordered;
  }

  /**
   * Adds a number; the oldest leaves when the window is full.
   *
   * @param value finite
   * @throws IllegalArgumentException if it is not finite
   */
  public void add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, was " + value);
    }
    double stored = value + 0.0; // no negative zero, so that equal numbers sort as equal
    if (size == capacity) {
      replaceOldest(stored);
    } else {
      append(stored);
    }
  }

  /** Holds the last {@link #capacity} of the given numbers and nothing else. */
  void rebuild(double[] ordered) {
    oldest = 0;
    size = 0;
    for (int i = Math.max(0, ordered.length - capacity); i < ordered.length; i++) {
      if (!Double.isFinite(ordered[i])) {
        throw new IllegalArgumentException("value must be finite, was " + ordered[i]);
      }
      growIfFull();
      ring[size] = ordered[i] + 0.0;
      size++;
    }
    System.arraycopy(ring, 0, sorted, 0, size);
    Arrays.sort(sorted, 0, size);
  }

  private void append(double value) {
    growIfFull();
    ring[size] = value;
    int place = placeOf(value);
    System.arraycopy(sorted, place, sorted, place + 1, size - place);
    sorted[place] = value;
    size++;
  }

  private void replaceOldest(double value) {
    int from = placeOf(ring[oldest]);
    int to = placeOf(value);
    if (to > from) {
      to--; // the place counted before the old number left
      System.arraycopy(sorted, from + 1, sorted, from, to - from);
    } else {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
    }
    sorted[to] = value;
    ring[oldest] = value;
    oldest = oldest + 1 == capacity ? 0 : oldest + 1;
  }

  private int placeOf(double value) {
    int place = Arrays.binarySearch(sorted, 0, size, value);
    return place >= 0 ? place : -place - 1;
  }

  private void growIfFull() {
    if (size == ring.length) {
      int length = (int) Math.min(capacity, 2L * size);
      ring = Arrays.copyOf(ring, length);
      sorted = Arrays.copyOf(sorted, length);
    }
  }
}
