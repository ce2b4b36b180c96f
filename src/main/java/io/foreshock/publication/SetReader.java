package io.foreshock.publication;

/** Port: reads the document of a published set, and refuses what is not exactly of its form. */
public interface SetReader {

  /**
   * Reads a document.
   *
   * @param document JSON in UTF-8; white space and the order of keys do not matter
   * @throws MalformedSetException if it is cut short, has a key twice, one too many or one too few,
   *     a number that is no integer, or a value of another type
   */
  ReceivedSet read(byte[] document) throws MalformedSetException;
}
