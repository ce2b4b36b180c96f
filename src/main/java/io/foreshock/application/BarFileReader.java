package io.foreshock.application;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Port: reads files of bars. */
@FunctionalInterface
public interface BarFileReader {

  /**
   * Reads a whole file.
   *
   * @param location path of the file
   * @param form what the caller knows of its rows
   * @param progress told how far reading has come
   * @throws IOException if it is not there, is no file, or cannot be read to its end
   * @throws IllegalArgumentException if its header or all of its rows are not those of bars, or the
   *     bar length cannot be told; the message names the file
   */
  BarFile read(String location, Form form, StepProgress progress) throws IOException;

  /**
   * What the caller knows of the rows of a file.
   *
   * @param symbol the symbol of all of them; empty takes each row's own
   * @param barLengthMs length of the bars, positive milliseconds; empty infers it
   */
  record Form(Optional<String> symbol, OptionalLong barLengthMs) {

    /** Nothing: the file says everything itself. */
    public static final Form UNKNOWN = new Form(Optional.empty(), OptionalLong.empty());
  }
}
